using FeedMonitor.Feeds;

namespace FeedMonitor.Items;

/// <summary>Where an item comes from, as far as watchlists ask for it.</summary>
/// <param name="Feed">Its feed; null for a file, which feeds and groups of a scope leave in.</param>
/// <param name="Language">Its language, as the page declares it (BCP 47: <c>ru</c>, <c>pt-br</c>); null if it declares none.</param>
public sealed record ItemOrigin(Feed? Feed, string? Language)
{
    /// <summary>Of an item of which nothing is known.</summary>
    public static ItemOrigin Unknown { get; } = new(null, null);

    /// <summary>Of an item that came from a feed.</summary>
    /// <param name="feed">The feed; null if it is listed no longer: then a watchlist that asks for feeds or groups does not look at the item.</param>
    /// <param name="language">As <see cref="Language"/>.</param>
    public static ItemOrigin OfKept(Feed? feed, string? language) => new(feed ?? UnlistedFeed.Feed, language);
}
