using FeedMonitor.Cleaning;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Texts with zones, and watchlists, in as few words as can be.</summary>
internal static class Articles
{
    /// <summary>A text of blocks, parted by blank lines.</summary>
    public static CleanText Of(params IReadOnlyList<(Zone Zone, string Text)> blocks)
    {
        var (placed, start) = (new List<Block>(), 0);
        foreach (var (zone, text) in blocks)
        {
            placed.Add(new Block(zone, start, text));
            start += text.Length + 2;
        }

        return new CleanText(blocks.FirstOrDefault(block => block.Zone == Zone.Headline).Text ?? "", string.Join("\n\n", blocks.Select(block => block.Text)), placed);
    }

    public static Watchlist Terms(params string[] terms) => new(WatchlistId.Parse("cargo"), "Cargo", [.. terms.Select(Term.Parse)], []);

    public static Watchlist Query(string query) => Terms() with { Query = Queries.Query.Parse(query) };
}
