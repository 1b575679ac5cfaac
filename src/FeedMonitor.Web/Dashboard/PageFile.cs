using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Web.Dashboard;

/// <summary>A file of the page.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Forms">What is sent of it: the smallest first, the file as it is last.</param>
internal sealed record PageFile(string MediaType, IReadOnlyList<PageForm> Forms)
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>A file by its name.</summary>
    public static PageFile Of(string name, byte[] bytes) => new(MediaTypes[Path.GetExtension(name)],
    [
        // Browsers take Brotli over https and on this machine only; elsewhere they take gzip.
        new PageForm("br", Pack(bytes, stream => new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))),
        new PageForm("gzip", Pack(bytes, stream => new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))),
        new PageForm(Coding: null, bytes),
    ]);

    /// <summary>The form for who accepts these codings (RFC 9110 §12.5.3).</summary>
    public PageForm FormFor(StringValues acceptEncoding)
    {
        var accepted = StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var codings) ? codings : [];
        return Forms.First(form => form.Coding is null || accepted.Any(coding => coding.Value.Equals(form.Coding, StringComparison.OrdinalIgnoreCase) && coding.Quality != 0));
    }

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
