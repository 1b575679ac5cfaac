using System.Text;
using System.Text.RegularExpressions;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>The bytes of an OPML file as text, and back again in the same encoding.</summary>
public sealed partial class OpmlText
{
    private readonly Encoding encoding;
    private readonly byte[] mark;

    private OpmlText(string text, Encoding encoding, byte[] mark) => (Text, this.encoding, this.mark) = (text, encoding, mark);

    /// <summary>The text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The IANA name of the encoding.</summary>
    public string EncodingName => encoding.WebName;

    /// <summary>Whether the encoding has all characters; if not, new ones beyond ASCII are written as references.</summary>
    public bool IsUnicode => encoding.CodePage is 65001 or 1200 or 1201;

    /// <summary>The text with a declaration that fits its bytes in UTF-8.</summary>
    public string AsUtf8 => Declaration().Match(Text) is { Success: true } declaration && EncodingLabels.Find(declaration.Groups["name"].Value)?.CodePage != Encoding.UTF8.CodePage
        ? string.Concat(Text.AsSpan(0, declaration.Groups["name"].Index), "utf-8", Text.AsSpan(declaration.Groups["name"].Index + declaration.Groups["name"].Length))
        : Text;

    /// <summary>Reads bytes: by the byte order mark, else the XML declaration, else as UTF-8.</summary>
    /// <exception cref="OpmlException">They are not text in that encoding.</exception>
    public static OpmlText Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var (found, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [(byte)'<', 0, ..] => (Encoding.Unicode, 0),
            [0, (byte)'<', ..] => (Encoding.BigEndianUnicode, 0),
            _ => (Declared(bytes), 0),
        };
        var strict = Encoding.GetEncoding(found.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return new OpmlText(strict.GetString(bytes, length, bytes.Length - length), strict, bytes[..length]);
        }
        catch (DecoderFallbackException e)
        {
            var good = bytes.AsSpan(0, Math.Clamp(length + e.Index, 0, bytes.Length));
            throw new OpmlException(1 + good.Count((byte)'\n'), $"it is not valid {strict.WebName}, expected the encoding that its declaration names, or UTF-8 without one");
        }
    }

    /// <summary>The bytes of a changed text, in the encoding and with the byte order mark of this one.</summary>
    /// <exception cref="EncoderFallbackException">The encoding lacks one of its characters.</exception>
    public byte[] Encode(string text) => [.. mark, .. encoding.GetBytes(text)];

    // A declaration that could be read as ASCII tells of no UTF-16.
    private static Encoding Declared(byte[] bytes)
    {
        var match = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200)));
        return match.Success && EncodingLabels.Find(match.Groups["name"].Value) is { } declared && declared.GetString("<?"u8) == "<?" ? declared : Encoding.UTF8;
    }

    [GeneratedRegex(@"\A\s*<\?xml[^>]*\sencoding\s*=\s*[""'](?<name>[^""'>]{1,40})[""']")]
    private static partial Regex Declaration();
}
