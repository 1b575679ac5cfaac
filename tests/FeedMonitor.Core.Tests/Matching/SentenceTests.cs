using CsCheck;

namespace FeedMonitor.Matching;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("One. Drones came. Two.", "Drones came.")]
    [InlineData("Drones came. Two.", "Drones came.")]
    [InlineData("One! Drones came", "Drones came")]
    [InlineData("One? Drones came… Then", "Drones came…")]
    [InlineData("Two. U.S. Drones came from 3.5 km. Three.", "U.S. Drones came from 3.5 km.")]
    [InlineData("Two. Mr. Example saw Drones. Three.", "Mr. Example saw Drones.")]
    [InlineData("Two. In the e.g. example Drones, etc. and so on. Three.", "In the e.g. example Drones, etc. and so on.")]
    [InlineData("He said: “Stop.” Drones came. “Go.”", "Drones came.")]
    [InlineData("He said: \"Stop.\" Drones came. \"Go.\"", "Drones came.")]
    [InlineData("He said: «Stop!» “Drones came.” Go.", "“Drones came.”")]
    [InlineData("(One.) (Drones came.) Two.", "(Drones came.)")]
    [InlineData("一。Drones来了！二。", "Drones来了！")]
    [InlineData("「一。」Drones来了。二", "Drones来了。")]
    [InlineData("एक। Drones आए। दो।", "Drones आए।")]
    [InlineData("One line\nDrones came\nTwo", "Drones came")]
    [InlineData("Drones", "Drones")]
    public void The_sentence_around_a_word_is_whole(string paragraph, string sentence) =>
        Assert.Equal(sentence, Sentence.Around(paragraph, paragraph.IndexOf("Drones", StringComparison.Ordinal), 6));

    [Fact]
    public void A_text_without_any_mark_is_cut_around_the_word()
    {
        var paragraph = string.Concat(Enumerable.Repeat("word ", 2_000)) + "drones " + string.Concat(Enumerable.Repeat("word ", 2_000));

        var sentence = Sentence.Around(paragraph, 10_000, 6);

        Assert.Contains("drones", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, Sentence.Longest / 2, Sentence.Longest + 2);
        Assert.True(sentence[0] == '…' && sentence[^1] == '…');
    }

    [Fact]
    public void A_cut_never_splits_a_character()
    {
        var paragraph = string.Concat(Enumerable.Repeat("😀", 500)) + "x" + string.Concat(Enumerable.Repeat("😀", 500));

        Assert.True(Sentence.Around(paragraph, 1_000, 1).IsNormalized());
        Assert.True(Sentence.Around("y" + paragraph, 1_001, 1).IsNormalized());
    }

    [Fact]
    public void The_sentence_holds_the_place_in_any_text() =>
        Gen.Select(Gen.OneOf("a", "B", " ", ". ", "! ", ".", "\"", "”", "。", "「", "」", "\n", "Mr.", "U.S.", "😀").Array[0, 15], Gen.OneOf("x.y", "x", "é"), Gen.OneOf("a", " ", ". ", "。", "”", "").Array[0, 8])
            .Sample((before, word, after) =>
            {
                var start = string.Concat(before).Length;
                Assert.Contains(word, Sentence.Around(string.Concat(before) + word + string.Concat(after), start, word.Length), StringComparison.Ordinal);
            });
}
