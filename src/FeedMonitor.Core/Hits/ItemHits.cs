using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>The hits on an item: what a poll and a back-test both do with it.</summary>
internal static class ItemHits
{
    /// <summary>Matches an item and composes its hits, each with the watchlist that hit.</summary>
    /// <param name="matcher">The watchlists.</param>
    /// <param name="feed">Its feed; null if the feed is listed no longer.</param>
    /// <param name="item">The item.</param>
    /// <param name="text">Its text.</param>
    /// <param name="now">When it is looked at.</param>
    public static IReadOnlyList<(Watchlist Watchlist, Hit Hit)> Of(WatchlistMatcher matcher, Feed? feed, IdentifiedItem item, CleanText text, DateTimeOffset now)
    {
        var origin = ItemOrigin.OfKept(feed, text.Language);
        var matches = matcher.Match(text, origin);
        return matches.Count == 0 ? [] : [.. matches.Select(match => match.Watchlist).Zip(HitComposer.Compose(origin.Feed!, item, text, matches, now))];
    }
}
