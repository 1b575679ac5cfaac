using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>What two items number, date or place in a course differently, and what of it people are told.</summary>
public sealed class StoryClashesTests
{
    private const string Lead = "The crew of the Gulf Heron left the ship off Sur, the maritime authority of Amara said.";

    [Theory]
    [InlineData("It happened on Thursday.", "It happened on Saturday.", true, true)]
    [InlineData("It happened on Thursday.", "It happened on Thursday, and was told on Saturday.", false, false)]
    [InlineData("It happened on Thursday.", "It happened on Saturday, two days on from Thursday.", false, true)]
    [InlineData("It happened on Thursday.", "It happened at noon.", false, false)]
    public void A_report_of_another_day_of_the_week_is_told_from_one_that_names_it_later(string a, string b, bool isOther, bool isNew)
    {
        var clashes = Compare(new StoryText("Ship aground", Lead + a), new StoryText("Ship aground", Lead + b)).Clashes;

        Assert.Equal((isOther, isNew), (clashes.IsOtherWeekday, clashes.IsNewWeekday));
    }

    [Theory]
    [InlineData("Bank chief charged over loans", "Bank chief jailed over loans", true)]
    [InlineData("Bank chief charged over loans", "Bank chief charged, jailed within a day", false)]
    [InlineData("Bank chief charged over loans", "Bank chief silent over loans", false)]
    [InlineData("Dockers begin strike", "Bank chief jailed over loans", false)]
    public void Headlines_of_different_stages_of_one_course_clash(string a, string b, bool isOther) =>
        Assert.Equal(isOther, Compare(new StoryText(a, Lead), new StoryText(b, Lead)).Clashes.IsOtherStage);

    [Fact]
    public void A_stage_in_the_text_is_no_clash_since_follow_ups_tell_of_what_went_before() =>
        Assert.False(Compare(new StoryText("Bank chief charged over loans", Lead), new StoryText("Loans of a bank", Lead + " He was jailed.")).Clashes.IsOtherStage);

    [Theory]
    [InlineData("It ran aground two weeks ago.", "It runs aground.", true)]
    [InlineData("It ran aground two weeks ago.", "It ran aground last month.", false)]
    [InlineData("It ran aground.", "It runs aground.", false)]
    public void Only_one_that_looks_back_is_a_follow_up(string a, string b, bool isLookingBack) =>
        Assert.Equal(isLookingBack, Compare(new StoryText("Ship aground", Lead + " " + a), new StoryText("Ship aground", Lead + " " + b)).Clashes.IsLookingBack);

    [Theory]
    [InlineData("Marlock beat Fenbury 3-1", "Marlock beat Fenbury 2-0", true)]
    [InlineData("Marlock beat Fenbury 3-1", "Fenbury lose 1-3 at Marlock", false)]
    [InlineData("Prices rise 2.1 percent", "Prices rise 2.3 percent", true)]
    [InlineData("Prices rise 2.1 percent", "Prices rise by 2.1%", false)]
    [InlineData("Inflation slows in October", "Inflation slows in November", true)]
    [InlineData("Inflation slows in May", "Inflation slows in June", true)]
    [InlineData("Inflation may slow", "Inflation slows in June", false)]
    [InlineData("10月消费价格同比上涨", "11月消费价格同比上涨", true)]
    [InlineData("10月消费价格同比上涨", "全国10月消费价格上涨", false)]
    [InlineData("Second outbreak of bird flu", "Third outbreak of bird flu", true)]
    [InlineData("Satellite Zenit-M2 in orbit", "Satellite Zenit-M3 in orbit", true)]
    public void Results_shares_months_occurrences_and_models_number_what_is_told(string a, string b, bool isOther) =>
        Assert.Equal(isOther, Compare(new StoryText(a, Lead), new StoryText(b, Lead)).Clashes.IsOtherNumber);

    [Fact]
    public void People_are_told_which_day_which_stage_and_which_look_back_keeps_them_apart()
    {
        var (a, b) = (SignedText.Of(new StoryText("Bank chief charged over loans", Lead + " It was on Monday.")), SignedText.Of(new StoryText("Bank chief jailed over loans", Lead + " It was on Friday, three weeks after the charge.")));
        var frequencies = new TermFrequencies();

        var reasons = StoryReasons.Of(a, b, StorySimilarity.Compare(a.Signature, b.Signature, frequencies), frequencies);

        Assert.Contains("weekday Monday is not weekday Friday", reasons);
        Assert.Contains("court charge is not court sentence", reasons);
        Assert.Contains("one looks back: three weeks after", reasons);
    }

    [Fact]
    public void Nobody_is_told_of_days_that_do_not_clash()
    {
        var (a, b) = (SignedText.Of(new StoryText("Ship aground", Lead + " It was on Monday.")), SignedText.Of(new StoryText("Ship aground", Lead + " It was on Monday, and told on Friday.")));
        var frequencies = new TermFrequencies();

        Assert.DoesNotContain(StoryReasons.Of(b, a, StorySimilarity.Compare(b.Signature, a.Signature, frequencies), frequencies), reason => reason.Contains("is not", StringComparison.Ordinal));
    }

    private static StoryEvidence Compare(StoryText a, StoryText b) => StorySimilarity.Compare(StorySignature.Of(a), StorySignature.Of(b), new TermFrequencies());
}
