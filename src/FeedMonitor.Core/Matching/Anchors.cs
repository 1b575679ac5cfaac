using System.Numerics;

namespace FeedMonitor.Matching;

/// <summary>By which of its words a term is looked up.</summary>
internal enum AnchorKind : byte
{
    /// <summary>A whole word.</summary>
    Word,

    /// <summary>Two whole words, one after the other.</summary>
    Pair,

    /// <summary>The beginning of a word.</summary>
    Prefix,
}

/// <summary>
/// Chooses a term's anchor: the pair that fewest terms share, for a phrase indexed by its first word would be tried wherever
/// that word stands; else its longest whole word; else its longest prefix.
/// </summary>
internal sealed class Anchors
{
    // Two pairs that share a slot are counted together, which only makes a choice a little worse.
    private const int MostSlots = 1 << 16;

    private readonly TermTexts texts;
    private readonly ulong[] hashes;
    private readonly ushort[] pairs;
    private readonly int shift;

    /// <summary>Counts the pairs of all terms.</summary>
    /// <param name="texts">The terms.</param>
    /// <param name="hashes">The hash of each of their words.</param>
    public Anchors(TermTexts texts, ulong[] hashes)
    {
        this.texts = texts;
        this.hashes = hashes;

        // A list that is checked, previewed or explained is compiled for that alone, and most are small: 128 KB would be most of its cost.
        var slots = BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(4L * (hashes.Length - texts.Count), 2, MostSlots));
        pairs = new ushort[slots];
        shift = 64 - BitOperations.Log2(slots);
        for (var term = 0; term < texts.Count; term++)
        {
            for (var i = 1; i < texts.WordsOf(term).Length; i++)
            {
                ref var count = ref pairs[Slot(texts.FirstWord(term) + i)];
                count += (ushort)(count < ushort.MaxValue ? 1 : 0);
            }
        }
    }

    /// <summary>The anchor of a term; of a pair, its latter word.</summary>
    public (AnchorKind Kind, int At) Of(int term)
    {
        var words = texts.WordsOf(term);
        var first = texts.FirstWord(term);
        var (kind, at, best) = (AnchorKind.Prefix, 0, int.MinValue);
        for (var i = 0; i < words.Length; i++)
        {
            var isPair = i > 0 && !words[i].IsPrefix && !words[i - 1].IsPrefix;
            var candidate = isPair ? AnchorKind.Pair : words[i].IsPrefix ? AnchorKind.Prefix : AnchorKind.Word;

            // A pair is worth more the fewer terms share it, then the longer it is; words and prefixes by length.
            var worth = isPair ? (1 << 30) - (pairs[Slot(first + i)] << 12) + words[i].Length + words[i - 1].Length
                : candidate == AnchorKind.Word ? (1 << 17) + words[i].Length
                : words[i].Length;
            if (worth > best)
            {
                (kind, at, best) = (candidate, i, worth);
            }
        }

        return (kind, at);
    }

    private int Slot(int word) => (int)(WordHash.Pair(hashes[word - 1], hashes[word]) >> shift);
}
