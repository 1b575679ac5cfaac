using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Web.Dashboard;

/// <summary>A file of the page.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="Packed">The same, packed by Brotli.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Tag">Names the content.</param>
internal sealed record PageFile(byte[] Bytes, byte[] Packed, string MediaType, EntityTagHeaderValue Tag)
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>A file by its name.</summary>
    public static PageFile Of(string name, byte[] bytes) => new(
        bytes, Pack(bytes), MediaTypes[Path.GetExtension(name)], new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }
}
