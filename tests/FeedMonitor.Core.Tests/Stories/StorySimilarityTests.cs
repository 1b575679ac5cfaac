using CsCheck;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

public sealed class StorySimilarityTests
{
    private static readonly string[] Words =
    [
        "Port", "Sable", "Marlow", "strike", "union", "adopts", "12th", "13th", "package", "three", "dead", "3", "57", "18%", "4.2", "CVE-2026-41877", "Q3", "November", "8", "17", "the", "of", "«Глобус-7»",
        "пакет", "взрыв", "Союз", "第12轮", "制裁", "塞布尔港", "地震", "ประเทศไทย", "العراق", "한국", "𠀀", "é", "\u0301", "１２", "…", ".", "\n", "“", "”", "-", "№",
    ];

    private static readonly Gen<StoryText> Texts = Gen.Select(Gen.OneOf(Words).Array[0, 12], Gen.OneOf(Words).Array[0, 80], AnyText.UpTo(10))
        .Select((title, text, tail) => new StoryText(string.Join(' ', title), string.Join(' ', text) + tail));

    [Fact]
    public void The_order_of_the_two_makes_no_difference_and_neither_does_the_time() => Gen.Select(Texts, Texts).Sample((a, b) =>
    {
        var (left, right, frequencies) = (StorySignature.Of(a), StorySignature.Of(b), new TermFrequencies());
        frequencies.Add(left);

        var evidence = StorySimilarity.Compare(left, right, frequencies);

        Assert.Equal(evidence, StorySimilarity.Compare(right, left, frequencies));
        Assert.Equal(evidence, StorySimilarity.Compare(StorySignature.Of(a), StorySignature.Of(b), frequencies));
        Assert.InRange(evidence.Score, 0, 1);
    });

    [Fact]
    public void An_item_that_has_something_to_tell_tells_the_same_story_as_itself()
    {
        foreach (var text in LabelledPair.Own("tuned.jsonl").SelectMany(pair => new[] { pair.A, pair.B }).Distinct())
        {
            var signature = StorySignature.Of(text);

            Assert.True(StorySimilarity.Compare(signature, signature, new TermFrequencies()).IsSame, text.Title);
        }
    }

    [Fact]
    public void Items_without_a_word_have_nothing_in_common()
    {
        var nothing = StorySignature.Of(new StoryText("", "… !"));

        Assert.False(StorySimilarity.Compare(nothing, nothing, new TermFrequencies()).IsSame);
    }

    [Theory]
    [InlineData("12th", "13th", false)]
    [InlineData("12th", "12th", true)]
    public void A_copy_with_another_number_of_its_series_is_another_story(string first, string second, bool same)
    {
        StorySignature Of(string number) => StorySignature.Of(new StoryText(
            $"Union adopts {number} package of sanctions against Velmaria",
            "The Council of the Northern Union adopted it on Tuesday, its spokesman Ilan Correa said. It adds persons and companies to the list of those who may not trade."));

        Assert.Equal(same, StorySimilarity.Compare(Of(first), Of(second), new TermFrequencies()).IsSame);
    }

    [Theory]
    [InlineData("Port Sable", 1, true, false)]
    [InlineData("Port Sable", 9, false, false)]
    [InlineData("a harbour", 1, true, true)]
    [InlineData("a harbour", 9, false, true)]
    public void It_takes_more_to_join_what_is_short_or_names_nobody(string place, int paragraphs, bool areShort, bool isNameless)
    {
        StorySignature Of(string verb) => StorySignature.Of(new StoryText(
            $"They {verb} work in {place}",
            string.Concat("abcdefghi".Take(paragraphs).Select(letter => $"they {verb} the work in {place} when talks of group{letter} over more{letter} pay had failed once{letter} more, as {letter}group said. "))));

        var evidence = StorySimilarity.Compare(Of("stopped"), Of("dropped"), new TermFrequencies());

        Assert.Equal((areShort, isNameless), (evidence.AreShort, evidence.IsNameless));
        var plain = (evidence with { AreShort = false, IsNameless = false }).Score;
        Assert.True(plain > (evidence with { AreShort = true }).Score);
        Assert.True(plain > (evidence with { AreShort = false, IsNameless = true }).Score);
    }

    [Fact]
    public void A_title_of_200_kB_and_a_word_of_1_MB_end_in_a_small_signature()
    {
        string[] titles = [new('x', 200_000), string.Concat(Enumerable.Repeat("«Ab ", 50_000)), string.Concat(Enumerable.Repeat("12", 100_000)), string.Concat(Enumerable.Repeat("第", 200_000))];
        string[] texts = [new('y', 1_000_000), string.Concat(Enumerable.Repeat("3.", 500_000)), string.Concat(Enumerable.Repeat("一", 1_000_000))];

        foreach (var signature in titles.SelectMany(title => texts.Select(text => StorySignature.Of(new StoryText(title, text)))))
        {
            Assert.InRange(SignatureBytes.ToBytes(signature).Length, 1, StorySignature.MostBytes);
            Assert.InRange(StorySimilarity.Compare(signature, signature, new TermFrequencies()).Score, 0, 1);
        }
    }

    [Fact]
    public void A_text_of_all_languages_mixed_signs_within_the_bound() => Texts.Sample(text =>
        Assert.InRange(SignatureBytes.ToBytes(StorySignature.Of(text with { Text = string.Join(' ', Enumerable.Repeat(text.Text, 20)) })).Length, 1, StorySignature.MostBytes));
}
