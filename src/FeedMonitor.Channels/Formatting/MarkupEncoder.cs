using System.Text;
using System.Text.Encodings.Web;

namespace FeedMonitor.Channels.Formatting;

/// <summary>Lets a template escape what it puts in by a channel's <see cref="Markup"/>, character by character.</summary>
/// <remarks>The base class speaks in pointers; nothing else here does.</remarks>
internal sealed unsafe class MarkupEncoder(Markup markup) : TextEncoder
{
    // &quot; is the longest of all.
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => Escaped(unicodeScalar) is not null;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var from = new ReadOnlySpan<char>(text, textLength);
        for (var at = 0; at < from.Length; at++)
        {
            if (char.IsSurrogate(from[at]) || WillEncode(from[at]))
            {
                return at;
            }
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var written = Escaped(unicodeScalar) ?? new Rune(unicodeScalar).ToString();
        numberOfCharactersWritten = written.TryCopyTo(new Span<char>(buffer, bufferLength)) ? written.Length : 0;
        return numberOfCharactersWritten > 0;
    }

    private string? Escaped(int unicodeScalar)
    {
        var plain = Rune.IsValid(unicodeScalar) ? new Rune(unicodeScalar).ToString() : "\uFFFD";
        var escaped = markup.Escape(plain);
        return escaped == plain && Rune.IsValid(unicodeScalar) ? null : escaped;
    }
}
