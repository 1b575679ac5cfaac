using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Goes through the terms of two items side by side.</summary>
internal static class SortedTerms
{
    /// <summary>Each term once: as the one item has it and as the other; null where it has not.</summary>
    public static IEnumerable<(StoryTerm? Left, StoryTerm? Right)> Join(IReadOnlyList<StoryTerm> left, IReadOnlyList<StoryTerm> right)
    {
        for (var (l, r) = (0, 0); l < left.Count || r < right.Count;)
        {
            var order = l == left.Count ? 1 : r == right.Count ? -1 : left[l].Hash.CompareTo(right[r].Hash);
            yield return (order <= 0 ? left[l] : null, order >= 0 ? right[r] : null);
            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }
    }
}
