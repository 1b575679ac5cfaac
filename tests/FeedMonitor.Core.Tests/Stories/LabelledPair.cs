using System.Text.Json;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Testing;

namespace FeedMonitor.Stories;

/// <summary>A pair of items of which people said whether both tell the same story.</summary>
internal sealed record LabelledPair(StoryText A, StoryText B, bool Same, string? Language, string? Kind, string? Length)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The pairs of a file in <c>Stories/Pairs</c>.</summary>
    public static IReadOnlyList<LabelledPair> Own(string name) => Read(Repository.PathOf("tests", "FeedMonitor.Core.Tests", "Stories", "Pairs", name));

    public static IReadOnlyList<LabelledPair> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<LabelledPair>(line, Web)!)];

    /// <summary>Precision and recall of what the similarity says of pairs, with how common words are counted over their items.</summary>
    public static (double Precision, double Recall) Score(IReadOnlyList<LabelledPair> pairs)
    {
        var (joined, right, all) = (0, 0, 0);
        foreach (var (pair, isJoined) in pairs.Zip(Judge(pairs)))
        {
            joined += isJoined ? 1 : 0;
            right += isJoined && pair.Same ? 1 : 0;
            all += pair.Same ? 1 : 0;
        }

        return (joined == 0 ? 1 : right / (double)joined, all == 0 ? 1 : right / (double)all);
    }

    public static IEnumerable<bool> Judge(IReadOnlyList<LabelledPair> pairs)
    {
        var frequencies = new TermFrequencies();
        foreach (var text in pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct())
        {
            frequencies.Add(StorySignature.Of(text));
        }

        return pairs.Select(pair => StorySimilarity.Compare(StorySignature.Of(pair.A), StorySignature.Of(pair.B), frequencies).IsSame);
    }
}
