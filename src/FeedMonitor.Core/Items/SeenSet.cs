using System.Buffers.Binary;

namespace FeedMonitor.Items;

/// <summary>
/// The aliases of all items that a feed has shown lately, as 64-bit hashes from the longest unseen to the most recently seen.
/// It lives in the feed's own row, so that a poll costs one read and one write however many items the feed has.
/// </summary>
public sealed class SeenSet
{
    /// <summary>Feeds bring items back after a while; this many hashes are kept however short the feed is.</summary>
    public const int KeptAtLeast = 2_500;

    /// <summary>At most this many: 512 KiB, so that the row stays under a table entity's 1 MiB.</summary>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model</remarks>
    public const int Capacity = 65_536;

    private readonly ulong[] hashes;
    private readonly HashSet<ulong> lookup;

    private SeenSet(ulong[] hashes)
    {
        this.hashes = hashes;
        lookup = [.. hashes];
    }

    /// <summary>Nothing seen.</summary>
    public static SeenSet Empty { get; } = new([]);

    /// <summary>How many hashes it holds.</summary>
    public int Count => hashes.Length;

    /// <summary>Whether an alias was seen.</summary>
    public bool Contains(ulong alias) => lookup.Contains(alias);

    /// <summary>
    /// The set after a poll that showed <paramref name="shown"/>: those become the most recent; of the others the longest unseen
    /// go, once there are four times more than the feed shows (and more than <see cref="KeptAtLeast"/>). The set never shrinks: a
    /// long feed that is short for one poll must not bring everything as new in the next.
    /// </summary>
    public SeenSet Show(IEnumerable<ulong> shown)
    {
        var recent = shown.Distinct().ToArray();
        if (recent.Length == 0)
        {
            return this;
        }

        var again = recent.ToHashSet();
        ulong[] all = [.. hashes.Where(hash => !again.Contains(hash)), .. recent];
        var keep = Math.Min(Capacity, Math.Max(Math.Max(KeptAtLeast, hashes.Length), recent.Length * 4));
        return new SeenSet(all.Length <= keep ? all : all[^keep..]);
    }

    /// <summary>The hashes, eight bytes each, big-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[hashes.Length * sizeof(ulong)];
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)), hashes[i]);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; a torn last hash is left out.</summary>
    public static SeenSet FromBytes(ReadOnlySpan<byte> bytes)
    {
        var read = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(i * sizeof(ulong))..]);
        }

        return read.Length == 0 ? Empty : new SeenSet(read);
    }
}
