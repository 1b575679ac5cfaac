using System.Text;
using System.Text.RegularExpressions;

namespace FeedMonitor.Text;

/// <summary>Makes text of a file's bytes: byte order mark, then what the text declares, then UTF-8 if it is that, then windows-1252.</summary>
public static partial class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text. Bytes that are none in the encoding become U+FFFD.</summary>
    public static string Decode(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (ByMark(bytes) is { } marked)
        {
            return marked;
        }

        try
        {
            // Text that decodes as UTF-8 is UTF-8, whatever it declares, unless it is all ASCII, where it makes no difference.
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (Declared(bytes) ?? Encoding.GetEncoding(1252)).GetString(bytes);
        }
    }

    private static string? ByMark(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        [0xFF, 0xFE, 0x00, 0x00, ..] => Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        _ => null,
    };

    private static Encoding? Declared(byte[] bytes)
    {
        var match = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2048)));
        try
        {
            // The declaration was read as ASCII. An encoding that reads other letters there (UTF-16 without its mark) is not the text's own.
            return match.Success && Encoding.GetEncoding(match.Groups["name"].Value) is var declared && declared.GetString("<?"u8) == "<?" ? declared : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // A name that nobody knows, or that is refused as unsafe (UTF-7), declares nothing.
            return null;
        }
    }

    [GeneratedRegex(@"(<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_:.-]{1,40})", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
