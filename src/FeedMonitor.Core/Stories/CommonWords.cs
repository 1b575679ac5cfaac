using System.Collections.Frozen;
using FeedMonitor.Cleaning;
using FeedMonitor.Matching;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories;

/// <summary>The words of <c>Data/common-words.tsv</c>, which news of any matter is full of, as signatures keep them.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<uint> All = DataFile.Rows("common-words.tsv", "Stories").SelectMany(cells => cells[1].Split(' ')).Select(Hash).ToFrozenSet();

    /// <summary>Whether a term is one of them.</summary>
    public static bool Contains(uint term) => All.Contains(term);

    private static uint Hash(string word) =>
        SignedText.Hash(UnitKinds.At(word, 0).Kind == UnitKind.Ideograph ? Fold.Of(word) : WordStem.Of(Fold.Of(word)));
}
