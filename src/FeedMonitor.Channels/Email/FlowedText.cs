using MimeKit;
using MimeKit.Text;

namespace FeedMonitor.Channels.Email;

/// <summary>
/// Plain text in lines that any reader shows whole, and that one who knows <c>format=flowed</c> (RFC 3676) fits to its own width: a line that goes on in the next one ends with a
/// blank.
/// </summary>
internal static class FlowedText
{
    // As RFC 3676 has it: 78 at most, and room for marks of quotation in an answer.
    private const int Width = 72;

    /// <summary>The text as a part of a mail.</summary>
    public static TextPart PartOf(string text) => new(TextFormat.Flowed) { Text = Of(text) };

    /// <summary>The text in lines of at most 72 cells, but for words that are longer (addresses).</summary>
    public static string Of(string text) => string.Join('\n', text.Split('\n').Select(line => string.Join(" \n", TextWrap.Lines(line, 0, Width).Select(Stuffed))));

    // What begins so would be read as a quotation, or as the beginning of another mail; the blank is taken away again.
    private static string Stuffed(string line) => line.StartsWith('>') || line.StartsWith("From ", StringComparison.Ordinal) ? $" {line}" : line;
}
