using FeedMonitor.Channels.Email;
using MimeKit;
using MimeKit.Text;

namespace FeedMonitor.Channels;

public sealed class EmailTextTests
{
    private const string Long =
        "The customs service said on Friday that it had held forty machine tools at the border, among them five-axis mills that were declared as parts of agricultural machinery.";

    [Theory]
    [InlineData(Long)]
    [InlineData("> not a quotation\nFrom nobody\n\nhttps://news.example/" + "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a")]
    [InlineData("Sixty-nine letters stand in this line before the sign that comes, and > then > some From > here")]
    public void Lines_fit_any_reader_and_one_who_knows_flowed_text_gets_the_text_as_it_was(string text)
    {
        var part = FlowedText.PartOf(text);

        Assert.Equal("flowed", part.ContentType.Parameters["format"]);
        Assert.All(part.Text.Split('\n'), line => Assert.True(line.Length <= 73 || !line.Contains(' ', StringComparison.Ordinal), line));
        Assert.DoesNotContain(part.Text.Split('\n'), line => line.StartsWith('>') || line.StartsWith("From ", StringComparison.Ordinal));
        Assert.Equal(text, new FlowedToText().Convert(part.Text).ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    [Fact]
    public void A_sentence_is_broken_between_words() =>
        Assert.Equal(
            [
                "The customs service said on Friday that it had held forty machine tools ",
                "at the border, among them five-axis mills that were declared as parts of ",
                "agricultural machinery.",
            ],
            FlowedText.Of(Long).Split('\n'));
}
