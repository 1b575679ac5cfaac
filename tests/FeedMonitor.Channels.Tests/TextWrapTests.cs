namespace FeedMonitor.Channels;

public sealed class TextWrapTests
{
    [Theory]
    [InlineData("one two three", 0, 20, "one two three")]
    [InlineData("one two three", 0, 8, "one two|three")]
    [InlineData("one two three", 4, 8, "one|two|three")]
    [InlineData("one two three", 0, 7, "one two|three")]
    [InlineData("unbreakable words", 0, 5, "unbreakable|words")]
    [InlineData("漢字 漢字", 0, 8, "漢字|漢字")]
    [InlineData("漢字 漢字", 0, 9, "漢字 漢字")]
    [InlineData("", 0, 5, "")]
    public void A_line_breaks_between_words_where_the_next_would_not_fit(string text, int first, int width, string lines) =>
        Assert.Equal(lines.Split('|'), TextWrap.Lines(text, first, width));
}
