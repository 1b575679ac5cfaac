using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml.Linq;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading.Xml;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads RSS, Atom and JSON Feed from bytes. A pure function; no bytes make it throw.</summary>
/// <remarks>A good feed goes the short way: one look over its XML, then the parser. Decoding, repair and reshaping come only where that fails.</remarks>
public static partial class FeedDocumentReader
{
    private const int MaxUnpackedBytes = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8NoMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">The body of an answer, or a file.</param>
    /// <param name="charset">The charset of the HTTP answer, or null.</param>
    /// <param name="address">Where it was fetched: what relative addresses are relative to, if the feed does not say; or null.</param>
    public static FeedReading Read(byte[] bytes, string? charset = null, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes is [0x1F, 0x8B, ..])
        {
            if (Unpack(bytes) is not { } unpacked)
            {
                return new FeedReading.Unreadable("it is gzip, but broken or too large");
            }

            bytes = unpacked;
        }

        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            return new FeedReading.Unreadable("it is empty");
        }

        // ASCII and UTF-8 that say nothing else: the parser reads them as they are.
        return IsPlainUtf8(bytes) && XmlGuard.IsSafe(bytes) && XmlFeedReader.Read(bytes, address) is { Items.Count: > 0 } document
            ? new FeedReading.Readable(document)
            : ReadDecoded(TextDecoding.Decode(bytes, charset), address);
    }

    private static FeedReading ReadDecoded(DecodedText decoded, Uri? address)
    {
        var text = decoded.Text;
        if (JsonFeedReader.LooksLikeJson(text))
        {
            return JsonFeedReader.Read(text, address) is { } json
                ? new FeedReading.Readable(json with { Encoding = decoded.Encoding })
                : new FeedReading.Unreadable("it is JSON, but no JSON Feed");
        }

        var utf8 = Utf8NoMark.GetBytes(XmlDeclaration().Replace(text, "", 1));
        if (XmlGuard.IsSafe(utf8) && XmlFeedReader.Read(utf8, address) is { Items.Count: > 0 } strict)
        {
            return new FeedReading.Readable(strict with { Encoding = decoded.Encoding });
        }

        if (LooksLikeHtml().IsMatch(text.AsSpan(0, Math.Min(text.Length, 1024))))
        {
            return new FeedReading.Unreadable("it is an HTML page, not a feed") { Page = text };
        }

        if (LenientXml.Read(text) is not { } mended || FeedShape.Of(mended.Root) is not { } shaped)
        {
            return new FeedReading.Unreadable(StrictXml.ProblemOf(text) ?? "it is XML, but neither RSS nor Atom");
        }

        return XmlFeedReader.Read(Utf8NoMark.GetBytes(shaped.ToString(SaveOptions.DisableFormatting)), address) switch
        {
            null => new FeedReading.Unreadable("it is XML, but neither RSS nor Atom"),
            { Items.Count: 0 } when mended.BreaksOff => new FeedReading.Unreadable("it breaks off before its first item"),
            var lenient => new FeedReading.Readable(lenient with { Encoding = decoded.Encoding, Repairs = mended.Repairs, BreaksOff = mended.BreaksOff }),
        };
    }

    private static bool IsPlainUtf8(byte[] bytes)
    {
        if (bytes[0] != '<' || !Utf8.IsValid(bytes))
        {
            return false;
        }

        var declared = DeclaredEncoding().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200)));
        return !declared.Success || declared.Groups["name"].Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }

    // A server that compresses a file that is compressed already is met more than once.
    private static byte[]? Unpack(byte[] bytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);

            // All of it is in memory: there is nothing to wait for.
            return BoundedBody.ReadAsync(gzip, MaxUnpackedBytes, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A\s*<\?xml[^>]*encoding\s*=\s*[""'](?<name>[^""'>]*)[""']", RegexOptions.IgnoreCase)]
    private static partial Regex DeclaredEncoding();

    [GeneratedRegex(@"\A\s*<\?xml\b[^>]*\?>\s*", RegexOptions.IgnoreCase)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(@"\A\s*(<!--.{0,500}-->\s*)?(<!doctype\s+html|<html[\s>])", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex LooksLikeHtml();
}
