using System.Buffers;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Reads a body up to a bound, counted after decompression: a small answer may unpack to gigabytes.</summary>
internal static class BoundedBody
{
    // Most feeds are smaller.
    private const int FirstGuess = 64 * 1024;

    /// <summary>The whole body, or null if it is longer than <paramref name="maxBytes"/>.</summary>
    /// <exception cref="InvalidDataException">It is not compressed as it claims to be.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, CancellationToken cancel)
    {
        // Every poll comes by here: what is needed until the length is known is rented.
        var body = ArrayPool<byte>.Shared.Rent(FirstGuess);
        try
        {
            var length = 0;
            while (await ReadSomeAsync(stream, body.AsMemory(length), cancel) is > 0 and var read)
            {
                length += read;
                if (length > maxBytes)
                {
                    return null;
                }

                if (length == body.Length)
                {
                    body = Grown(body);
                }
            }

            return body[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static byte[] Grown(byte[] body)
    {
        var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        body.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(body);
        return larger;
    }

    private static async ValueTask<int> ReadSomeAsync(Stream stream, Memory<byte> buffer, CancellationToken cancel)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancel);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // So BrotliStream says what the other streams say by InvalidDataException.
            throw new InvalidDataException($"the body can't be unpacked: {e.Message}", e);
        }
    }
}
