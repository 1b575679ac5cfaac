using FeedMonitor.Items;
using FeedMonitor.Testing;

namespace FeedMonitor.Cleaning.Flattened;

/// <summary>Text that has lost its markup: what a copy and paste of a page gives.</summary>
public sealed class FlattenedTextTests
{
    private const string Title = "Depot finds gaps in its register";
    private const string First = "The depot at Sarn Gate has found 140 files that were opened but never closed, an internal review says. In each of them a lorry entered the bonded yard, received a number and then disappears from the record without the final stamp.";
    private const string Second = "The review was ordered by the customs directorate after a night clerk noticed that the yard held fewer lorries than the register said. She counted them twice with a torch and wrote the figures on the back of a fuel slip.";
    private const string Third = "Until the files have been reconciled, every lorry at Sarn Gate is to be stamped in the presence of two officers. Hauliers should allow three hours more than usual, the directorate says of the register.";

    private static readonly string[] Menu = ["Sign in", "World", "Trade", "Shipping", "Opinion", "Weather", "Letters", "Crossword", "Jobs", "Obituaries"];

    [Fact]
    public void A_menu_before_the_title_and_lists_of_links_after_the_text_are_silent()
    {
        string[] page = [.. Menu, Title, "By our trade desk", "14 May 2026", First, Second, Third, "Two mayors, one bridge", "Fire at the customs house", "Ferry lines for the bay", "The winter of the tugs", .. Menu];

        Assert.Equal([First, Second, Third], Article(page));
    }

    [Fact]
    public void Lists_of_links_among_the_paragraphs_are_silent_and_a_sub_heading_stays()
    {
        string[] page = [.. Menu, Title, First, "Two mayors, one bridge", "Fire at the customs house", "Ferry lines for the bay", Second, "What the register shows", Third, "Contact us"];

        Assert.Equal([First, Second, "What the register shows", Third], Article(page));
    }

    [Fact]
    public void Comments_are_silent_however_well_they_are_written()
    {
        string[] page = [.. Menu, Title, First, Second, Third, "Leave a comment", "yardwatcher", "I have worked in that yard for thirty years, and I can tell you that the register of the depot was never right, not even once.", "Guest 44", First + " So much for that."];

        Assert.Equal([First, Second, Third], Article(page));
    }

    [Fact]
    public void What_goes_on_after_a_long_interruption_is_known_by_its_words()
    {
        string[] page = [.. Menu, Title, First, Second, .. Menu.Select(line => line + " today"), "Subscribe to our letter", First.Replace("140", "nine", StringComparison.Ordinal), Third, .. Menu];

        Assert.Equal([First, Second, First.Replace("140", "nine", StringComparison.Ordinal), Third], Article(page));
    }

    [Fact]
    public void A_teaser_of_another_matter_below_is_not_taken_for_it()
    {
        string[] page = [.. Menu, Title, First, Second, Third, .. Menu.Select(line => line + " today"), "A bridge inquiry has heard its first witnesses, who say that steel came from a mill nobody can find. It goes on in spring.", .. Menu];

        Assert.Equal([First, Second, Third], Article(page));
    }

    [Fact]
    public void A_line_that_a_page_repeats_is_furniture_in_any_language()
    {
        string[] page = [.. Menu, Title, First, "Blub plimm", Second, "Blub plimm", Third, "Contact us"];

        Assert.Equal([First, Second, Third], Article(page));
    }

    [Fact]
    public void A_language_of_which_no_word_is_known_is_told_by_its_shape()
    {
        const string Prose = "Ub glimm tarro vesk, ondu plar sim nekk tubal rund. Orro vim tesk glandu, plimm ras undo vesk tarro nim bel.";
        string[] page = ["Plarr", "Vesk", "Glimm", "Tubal", "Orro vim", "Nekk", "Rund", "Sim", "Tarro", "Ondu", Prose, Prose + " Bel rund.", Prose + " Vesk.", "Undo", "Ras", "Tesk", "Glandu", "Plimm", "Nim"];

        Assert.Equal([Prose, Prose + " Bel rund.", Prose + " Vesk."], Article(page));
    }

    [Fact]
    public void Chinese_without_spaces_is_read_as_prose()
    {
        string[] page = ["首页", "国际", "财经", "体育", "登录", "仓库登记册出现缺口", "工作母机被运走了，没有人知道去了哪里。海关人员说，登记册上的数字与院子里的卡车不符。", "审计由海关总署下令进行。一名夜班职员发现，院子里的拖车比登记册上的少，她数了两遍。", "相关阅读：两名前市长被传唤", "关于我们", "联系方式"];

        Assert.Equal([page[6], page[7]], Article(page));
    }

    [Theory]
    [InlineData("One line without a full stop")]
    [InlineData("Short.")]
    [InlineData("14 May 2026")]
    [InlineData("Ships\nTrucks\nTrains")]
    public void What_little_a_feed_says_is_all_of_the_article(string text) =>
        Assert.Equal(text, Cleaner.Clean(new FeedItem { Title = Title, Content = text }).ArticleText.Replace("\n\n", "\n", StringComparison.Ordinal));

    [Fact]
    public void Each_language_of_the_small_words_stands_once_and_has_several()
    {
        var rows = File.ReadAllLines(Repository.PathOf("src", "FeedMonitor.Core", "Cleaning", "Data", "stopwords.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();

        Assert.All(rows, row =>
        {
            Assert.Equal(2, row.Length);
            Assert.Matches("^[a-z]{2}$", row[0]);
            Assert.True(row[1].Split(' ').Length >= 10 && !row[1].Any(char.IsUpper) && row[1].IsNormalized(), row[0]);
        });
        Assert.Equal(rows.Length, rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Article(string[] lines) =>
        Cleaner.Clean(string.Join("\n\n", lines)).Blocks.Where(block => block.Zone is Zone.Lead or Zone.Body).Select(block => block.Text);
}
