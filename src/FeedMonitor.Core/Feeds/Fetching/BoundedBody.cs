namespace FeedMonitor.Feeds.Fetching;

/// <summary>Reads a body up to a bound, counted after decompression: a small answer may unpack to gigabytes.</summary>
internal static class BoundedBody
{
    /// <summary>The whole body, or null if it is longer than <paramref name="maxBytes"/>.</summary>
    /// <exception cref="InvalidDataException">It is not compressed as it claims to be.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await ReadSomeAsync(stream, buffer, cancel)) > 0)
        {
            if (body.Length + read > maxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static async ValueTask<int> ReadSomeAsync(Stream stream, byte[] buffer, CancellationToken cancel)
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
