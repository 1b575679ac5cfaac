using System.Numerics;

namespace FeedMonitor.Matching;

/// <summary>Where a term is looked up, and what must be so before its text is compared.</summary>
/// <param name="Key">Of the word, pair or prefix by which it is looked up.</param>
/// <param name="Check">The hash of all its words.</param>
/// <param name="Prefixes">A bit for each of its first 16 words that may go on.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Anchor">Which of them is the one (of a pair: the latter) by which it is looked up.</param>
/// <param name="Term">Its number.</param>
internal readonly record struct TermEntry(ulong Key, uint Check, ushort Prefixes, byte Words, byte Anchor, int Term);

/// <summary>Entries by key: those of one bucket lie side by side.</summary>
internal sealed class TermTable
{
    private readonly TermEntry[] entries;
    private readonly int[] starts;
    private readonly int shift;

    public TermTable(TermEntry[] unordered)
    {
        var buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, unordered.Length));
        shift = 64 - BitOperations.Log2((uint)buckets);
        starts = new int[buckets + 1];
        foreach (var entry in unordered)
        {
            starts[(int)(entry.Key >> shift) + 1]++;
        }

        for (var bucket = 0; bucket < buckets; bucket++)
        {
            starts[bucket + 1] += starts[bucket];
        }

        entries = new TermEntry[unordered.Length];
        var next = starts.AsSpan(0, buckets).ToArray();
        foreach (var entry in unordered)
        {
            entries[next[entry.Key >> shift]++] = entry;
        }
    }

    /// <summary>The entries that may have this key; others that share its bucket are among them.</summary>
    public ReadOnlySpan<TermEntry> Bucket(ulong key)
    {
        var bucket = key >> shift;
        var start = starts[bucket];
        return entries.AsSpan(start, starts[bucket + 1] - start);
    }
}
