using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeedMonitor.Matching;

/// <summary>
/// The hash of a folded word, eight units at a time. It begins at a seed that nobody outside knows: a feed can't be written so
/// that its words collide.
/// </summary>
/// <remarks>
/// One multiplication to 128 bits a step, both halves folded together, as in wyhash. Nearly all words take one step, so that
/// their length costs no mispredicted branch.
/// </remarks>
internal struct WordHash(ulong seed)
{
    /// <summary>So many units are taken in one step.</summary>
    public const int Step = 8;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong OfPair = 0xD6E8FEB86659FD93;
    private const ulong OfPrefix = 0xA0761D6478BD642F;

    private ulong state = seed;
    private ulong low;
    private ulong high;

    /// <summary>The first four units, the first lowest.</summary>
    public ulong First { get; private set; }

    /// <summary>How many units were added.</summary>
    public int Count { get; private set; }

    /// <summary>The hash of the units so far.</summary>
    public readonly ulong Value => Count % Step == 0 ? state : Mix(state, low, high);

    /// <summary>Adds a unit.</summary>
    public void Add(char unit)
    {
        var place = Count++ % Step;
        if (place == 0)
        {
            (low, high) = (0, 0);
        }

        low |= place < 4 ? (ulong)unit << (16 * place) : 0;
        high |= place >= 4 ? (ulong)unit << (16 * (place - 4)) : 0;
        First = Count <= 4 ? low : First;
        state = place == Step - 1 ? Mix(state, low, high) : state;
    }

    /// <summary>The hash of a whole word.</summary>
    public static ulong Of(ReadOnlySpan<char> word, ulong seed)
    {
        var hash = new WordHash(seed);
        foreach (var unit in word)
        {
            hash.Add(unit);
        }

        return hash.Value;
    }

    /// <summary>Takes up to eight units into a hash: four in each number, zeros where there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong state, ulong low, ulong high)
    {
        var upper = Math.BigMul(state ^ low, Multiplier ^ high, out var lower);
        return upper ^ lower;
    }

    /// <summary>The key of two words, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pair(ulong first, ulong second) => Mix(BitOperations.RotateLeft(first, 23) ^ OfPair, second, 0);

    /// <summary>The key of a word's beginning, of the hash of its units.</summary>
    public static ulong Prefix(ulong beginning) => Mix(beginning, OfPrefix, 0);
}
