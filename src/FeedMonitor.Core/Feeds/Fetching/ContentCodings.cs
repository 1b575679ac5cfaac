using System.IO.Compression;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Unpacks what Content-Encoding names (RFC 9110 §8.4), up to a bound.</summary>
internal static class ContentCodings
{
    /// <summary>What is asked for.</summary>
    public const string Accepted = "gzip, br";

    /// <summary>The body without its codings, or null if it is longer than <paramref name="maxBytes"/> at any layer.</summary>
    /// <param name="body">As it was sent.</param>
    /// <param name="codings">The header, or null. Names that are no coding, such as a charset in the wrong place, mean none.</param>
    /// <param name="maxBytes">The bound.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InvalidDataException">It is not compressed as it claims to be.</exception>
    public static async Task<byte[]?> DecodeAsync(byte[] body, string? codings, int maxBytes, CancellationToken cancel)
    {
        // Named in the order in which they were applied.
        foreach (var coding in (codings ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            await using var unpacking = Unpacking(new MemoryStream(body), coding);
            if (unpacking is not null)
            {
                if (await BoundedBody.ReadAsync(unpacking, maxBytes, cancel) is not { } unpacked)
                {
                    return null;
                }

                body = unpacked;
            }
        }

        return body;
    }

    private static Stream? Unpacking(MemoryStream packed, string coding) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress), // not asked for, but sent all the same by some
        _ => null,
    };
}
