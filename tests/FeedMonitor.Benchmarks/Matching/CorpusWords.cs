using FeedMonitor.Cleaning;

namespace FeedMonitor.Benchmarks.Matching;

/// <summary>Words of a corpus.</summary>
/// <param name="Frequent">Words of one item in 20 to one in 500.</param>
/// <param name="Rare">Words of one item in 2,000 or fewer, in three items at least.</param>
internal sealed record CorpusWords(IReadOnlyList<string> Frequent, IReadOnlyList<string> Rare)
{
    public static CorpusWords Of(IReadOnlyList<CleanText> items)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var word in item.Shown.ToLowerInvariant().Split(' ').Where(word => word.Length > 3 && word.All(char.IsLetter)).Distinct(StringComparer.Ordinal))
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return new CorpusWords(Between(items.Count / 500, items.Count / 20), Between(3, items.Count / 2_000));

        string[] Between(int least, int most) => [.. counts.Where(count => count.Value >= least && count.Value <= most).Select(count => count.Key).Order(StringComparer.Ordinal)];
    }
}
