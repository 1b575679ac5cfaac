using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace FeedMonitor.Storage.Azure;

/// <summary>What gzip packed, in a rented buffer, as far as it can be unpacked.</summary>
internal sealed class InflatedBytes : IDisposable
{
    // A text of JSON packs to about a third.
    private const int UsualRatio = 4;

    // The last four bytes of gzip are the length of what was packed (RFC 1952).
    private const int TrailerLength = 4;

    private byte[] buffer;
    private int length;

    private InflatedBytes(int size) => buffer = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>Whether the end is missing or damaged.</summary>
    public bool IsTorn { get; private set; }

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public static InflatedBytes Of(ReadOnlyMemory<byte> packed)
    {
        var inflated = new InflatedBytes(Math.Max(packed.Length * UsualRatio, 4_096));
        using var gzip = new GZipStream(AsStream(packed), CompressionMode.Decompress);
        try
        {
            while (inflated.ReadFrom(gzip))
            {
            }

            // The stream says nothing of an end that came too soon.
            inflated.IsTorn = packed.Length < TrailerLength || BitConverter.ToUInt32(packed.Span[^TrailerLength..]) != (uint)inflated.length;
        }
        catch (InvalidDataException)
        {
            inflated.IsTorn = true;
        }

        return inflated;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private bool ReadFrom(GZipStream gzip)
    {
        if (length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = gzip.Read(buffer, length, buffer.Length - length);
        length += read;
        return read > 0;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray());
}
