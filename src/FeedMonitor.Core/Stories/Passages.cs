using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Compares the samples of passages.</summary>
internal static class Passages
{
    /// <summary>How much of the shorter text stands in the longer: 0 to 1, exact where the samples hold all passages, else an estimate.</summary>
    /// <remarks>The smallest hashes of both together are a sample of the union; the part of it that both have is their Jaccard index.</remarks>
    public static double Copied(StorySignature a, StorySignature b)
    {
        if (a.Passages.Count == 0 || b.Passages.Count == 0)
        {
            return 0;
        }

        var ofB = b.Passages.ToHashSet();
        var shared = a.Passages.Where(ofB.Contains).ToHashSet();
        var union = a.Passages.Concat(b.Passages).Distinct().Order().Take(StorySignature.MostPassages).ToList();
        var jaccard = union.Count(shared.Contains) / (double)union.Count;
        var both = jaccard / (1 + jaccard) * (a.PassageCount + b.PassageCount);
        return Math.Min(1, both / Math.Min(a.PassageCount, b.PassageCount));
    }
}
