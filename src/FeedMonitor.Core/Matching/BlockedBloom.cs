using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeedMonitor.Matching;

/// <summary>
/// A set of hashes that answers "certainly not" or "perhaps", at one read of memory: three bits a hash, all in one 64-bit block.
/// </summary>
internal sealed class BlockedBloom
{
    // Some 1.5 % of what is not in it passes; twice as many bits would save half of those, and miss the cache more often.
    private const int BitsPerKey = 16;

    private readonly ulong[] blocks;
    private readonly int shift;

    public BlockedBloom(int keys)
    {
        var count = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, keys * (long)BitsPerKey / 64));
        blocks = new ulong[count];
        shift = 64 - BitOperations.Log2(count);
    }

    public void Add(ulong hash) => blocks[hash >> shift] |= Bits(hash);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong hash)
    {
        var bits = Bits(hash);
        return (blocks[hash >> shift] & bits) == bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong hash) => (1UL << (int)(hash & 63)) | (1UL << (int)(hash >> 6 & 63)) | (1UL << (int)(hash >> 12 & 63));
}
