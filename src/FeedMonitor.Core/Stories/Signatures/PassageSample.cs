using FeedMonitor.Hashing;
using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories.Signatures;

/// <summary>A sample of a text's passages that is comparable between texts: the smallest hashes of all its passages (a bottom-k sketch).</summary>
internal static class PassageSample
{
    // Five words, or ten characters where no space parts words.
    private const int Length = 10;
    private const int OfWord = 2;

    /// <summary>The sample, sorted, and how many different passages there are.</summary>
    public static (IReadOnlyList<uint> Sample, int Count) Of(IReadOnlyList<StoryWord> words)
    {
        var hashes = new HashSet<uint>();
        for (var at = 0; at < words.Count; at++)
        {
            var (hash, length, next) = (new QuickHash(), 0, at);
            for (; next < words.Count && length < Length; next++)
            {
                hash.Add(words[next].Folded);
                hash.Add(' ');
                length += words[next].Script == WordScript.Unspaced ? 1 : OfWord;
            }

            if (length >= Length)
            {
                hashes.Add((uint)hash.Value);
            }
        }

        return ([.. hashes.Order().Take(StorySignature.MostPassages)], hashes.Count);
    }
}
