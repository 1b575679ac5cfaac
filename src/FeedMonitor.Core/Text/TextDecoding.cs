using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using UtfUnknown;

namespace FeedMonitor.Text;

/// <summary>Bytes as text.</summary>
/// <param name="Text">The text, without a byte order mark. Bytes that are none in the encoding became U+FFFD.</param>
/// <param name="Encoding">The IANA name of the encoding, such as <c>windows-1251</c>.</param>
/// <param name="Evidence">What told it: a byte order mark, the server's charset, a declaration, the bytes themselves.</param>
public sealed record DecodedText(string Text, string Encoding, string Evidence);

/// <summary>
/// Makes text of bytes. Declarations are often wrong, and bytes are not: what is UTF-8 through and through is UTF-8 whatever it calls
/// itself, and what calls itself UTF-8 and is not is looked at.
/// </summary>
public static partial class TextDecoding
{
    // Enough for a detector, and a bound on its time.
    private const int Sample = 64 * 1024;

    /// <summary>Decodes: byte order mark, then UTF-8 if it is that, then the server's charset, then the declaration, then detection.</summary>
    /// <param name="bytes">The bytes of a feed, page or text file.</param>
    /// <param name="charset">The charset of the HTTP answer, or null.</param>
    public static DecodedText Decode(byte[] bytes, string? charset = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (ByMark(bytes) is { } marked)
        {
            return marked;
        }

        if (WideByPattern(bytes) is { } wide)
        {
            return Of(bytes, 0, wide, "the pattern of its zero bytes");
        }

        var declared = Declared(bytes);
        if (Utf8.IsValid(bytes) && !IsEscaped(bytes, EncodingLabels.Find(charset) ?? declared))
        {
            return Of(bytes, 0, Encoding.UTF8, "it is valid UTF-8");
        }

        return FromClaim(bytes, EncodingLabels.Find(charset), "the server's charset")
            ?? FromClaim(bytes, declared, "its declaration")
            ?? Detected(bytes);
    }

    private static DecodedText? ByMark(byte[] bytes) => bytes switch
    {
        // Two in a row are met, where files were joined.
        [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, ..] => Of(bytes, 6, Encoding.UTF8, "its byte order mark"),
        [0xEF, 0xBB, 0xBF, ..] => Of(bytes, 3, Encoding.UTF8, "its byte order mark"),
        [0xFF, 0xFE, 0x00, 0x00, ..] => Of(bytes, 4, Encoding.UTF32, "its byte order mark"),
        [0x00, 0x00, 0xFE, 0xFF, ..] => Of(bytes, 4, new UTF32Encoding(bigEndian: true, byteOrderMark: false), "its byte order mark"),
        [0xFF, 0xFE, ..] => Of(bytes, 2, Encoding.Unicode, "its byte order mark"),
        [0xFE, 0xFF, ..] => Of(bytes, 2, Encoding.BigEndianUnicode, "its byte order mark"),
        _ => null,
    };

    // XML, HTML and JSON begin with ASCII: in UTF-16 every other byte of it is zero (XML 1.0, appendix F).
    private static Encoding? WideByPattern(byte[] bytes) => bytes switch
    {
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // ISO-2022 and its like write everything in ASCII behind escapes: valid UTF-8, and not meant so.
    private static bool IsEscaped(byte[] bytes, Encoding? declared) => declared is not null && declared.CodePage is >= 50220 and <= 50229 && bytes.Contains((byte)0x1B);

    private static DecodedText? FromClaim(byte[] bytes, Encoding? claimed, string evidence)
    {
        // UTF-16 and UTF-32 were seen above, if they were there.
        if (claimed is null || claimed.CodePage is 1200 or 1201 or 12000 or 12001)
        {
            return null;
        }

        var text = Of(bytes, 0, claimed, evidence);
        return claimed.CodePage == Encoding.UTF8.CodePage && !IsUtf8WithSlips(bytes, text.Text) ? null : text;
    }

    // A cut or damaged character here and there is no reason to take a whole feed for something else.
    private static bool IsUtf8WithSlips(byte[] bytes, string text)
    {
        var bad = text.Count(c => c == '\uFFFD');
        var good = bytes.Count(b => b >= 0xC2) - bad;
        return bad == 0 || good > bad * 3 || (bad == 1 && good == 0 && bytes.Length > 1_000);
    }

    private static DecodedText Detected(byte[] bytes)
    {
        var found = CharsetDetector.DetectFromBytes(bytes.Length <= Sample ? bytes : bytes[..Sample]).Detected;
        var encoding = found is { Confidence: > 0.5f } ? EncodingLabels.Find(found.EncodingName) : null;
        return encoding is null || encoding.CodePage == Encoding.UTF8.CodePage && !Utf8.IsValid(bytes)
            ? Of(bytes, 0, EncodingLabels.Western, "nothing else fits")
            : Of(bytes, 0, encoding, "detection");
    }

    private static DecodedText Of(byte[] bytes, int skip, Encoding encoding, string evidence)
    {
        var text = encoding.GetString(bytes, skip, bytes.Length - skip);
        return new DecodedText(text.StartsWith('\uFEFF') ? text[1..] : text, encoding.WebName, evidence);
    }

    private static Encoding? Declared(byte[] bytes)
    {
        var match = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2048)));

        // The declaration was read as ASCII. An encoding that has other letters there (EBCDIC) is not the text's own.
        return match.Success && EncodingLabels.Find(match.Groups["name"].Value) is { } declared && declared.GetString("<?"u8) == "<?" ? declared : null;
    }

    [GeneratedRegex(@"(<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_:.-]{1,40})", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
