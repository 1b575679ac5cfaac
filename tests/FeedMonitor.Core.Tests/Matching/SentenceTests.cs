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
        Assert.Equal(sentence, Sentence.Around(paragraph, paragraph.IndexOf("Drones", StringComparison.Ordinal), 6).Text);

    [Fact]
    public void A_text_without_any_mark_is_cut_around_the_word()
    {
        var paragraph = string.Concat(Enumerable.Repeat("word ", 2_000)) + "drones " + string.Concat(Enumerable.Repeat("word ", 2_000));

        var sentence = Sentence.Around(paragraph, 10_000, 6).Text;

        Assert.Contains("drones", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, Sentence.Longest / 2, Sentence.Longest + 2);
        Assert.True(sentence[0] == '…' && sentence[^1] == '…');
    }

    [Fact]
    public void A_cut_never_splits_a_character()
    {
        var paragraph = string.Concat(Enumerable.Repeat("😀", 500)) + "x" + string.Concat(Enumerable.Repeat("😀", 500));

        Assert.True(Sentence.Around(paragraph, 1_000, 1).Text.IsNormalized());
        Assert.True(Sentence.Around("y" + paragraph, 1_001, 1).Text.IsNormalized());
    }

    [Theory]
    [InlineData("Before. Traces of x", '\u0301', "x", " were found. After.")]
    [InlineData("Before. Traces of machine", ' ', "tools", " were found. After.")]
    [InlineData("Before. 😀", '\u0301', "x", "")]
    [InlineData("", '\u0640', "x", "")]
    public void A_place_that_is_too_long_is_cut_itself(string before, char filler, string last, string after)
    {
        var paragraph = before + new string(filler, 800_000) + last + after;
        var start = Math.Max(0, before.LastIndexOf(' ') + 1);

        var sentence = Sentence.Around(paragraph, start, before.Length - start + 800_000 + last.Length);

        Assert.InRange(sentence.Text.Length, 1, Sentence.Longest + 2);
        Assert.Equal('…', sentence.Text[^1]);
        Assert.StartsWith(sentence.Text.Substring(sentence.Start, sentence.Length), paragraph[start..], StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_tells_where_in_it_the_place_stands_in_any_text() =>
        Gen.Select(Gen.OneOf("a", "B", " ", ". ", "! ", ".", "\"", "”", "。", "「", "」", "\n", "Mr.", "U.S.", "😀", new string('y', 400)).Array[0, 15], Gen.OneOf("x.y", "x", "é"), Gen.OneOf("a", " ", ". ", "。", "”", "", new string('z', 400)).Array[0, 8])
            .Sample((before, word, after) =>
            {
                var sentence = Sentence.Around(string.Concat(before) + word + string.Concat(after), string.Concat(before).Length, word.Length);
                Assert.Equal(word, sentence.Text.Substring(sentence.Start, sentence.Length));
                Assert.InRange(sentence.Text.Length, 1, Sentence.Longest + 2);
            });
}
