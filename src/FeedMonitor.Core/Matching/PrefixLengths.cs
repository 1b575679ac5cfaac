using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeedMonitor.Matching;

/// <summary>
/// Which lengths the prefixes have that begin as a word does: a word is looked up at those lengths only. A prefix longer than
/// <see cref="Longest"/> units is looked up by that many.
/// </summary>
internal sealed class PrefixLengths
{
    /// <summary>A bit is kept for each length up to this.</summary>
    public const int Longest = 31;

    /// <summary>So many units tell which slot.</summary>
    public const int Key = 4;

    private const int MostSlots = 1 << 16;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // By the first four units; what is shorter may begin any word.
    private readonly uint[] byFirst;
    private readonly int shift;
    private uint shorter;

    public PrefixLengths(int prefixes)
    {
        var slots = BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(prefixes * 8L, 64, MostSlots));
        byFirst = new uint[slots];
        shift = 64 - BitOperations.Log2(slots);
    }

    /// <summary>Adds a prefix, of its first four units and its length.</summary>
    public void Add(ulong first, int length)
    {
        if (length < Key)
        {
            shorter |= 1U << length;
        }
        else
        {
            byFirst[first * Multiplier >> shift] |= 1U << Math.Min(length, Longest);
        }
    }

    /// <summary>A bit for each length at which a prefix of this word may stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Of(in Token token) =>
        (shorter | byFirst[token.First * Multiplier >> shift]) & (uint)((2UL << Math.Min(token.Folded, Longest)) - 1);
}
