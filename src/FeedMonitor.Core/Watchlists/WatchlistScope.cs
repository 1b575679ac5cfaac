namespace FeedMonitor.Watchlists;

/// <summary>Which items a watchlist looks at. What is empty leaves everything in.</summary>
/// <param name="Feeds">Feeds by title or address; an item of any of these or of <paramref name="Groups"/> is in.</param>
/// <param name="Groups">Groups of the feed list, by name, or by path such as <c>World / Ports</c>; whatever stands in groups below them is in as well.</param>
/// <param name="Languages">Languages by their ISO 639 code in lower case (<c>ru</c>). An item whose language nobody knows is in.</param>
public sealed record WatchlistScope(IReadOnlyList<string> Feeds, IReadOnlyList<string> Groups, IReadOnlyList<string> Languages)
{
    /// <summary>All items.</summary>
    public static WatchlistScope Everything { get; } = new([], [], []);
}
