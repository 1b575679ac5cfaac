using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>The hits on an item: what a poll and a back-test both do with it.</summary>
internal static class ItemHits
{
    private static readonly Feed Unlisted = OfNoList();

    /// <summary>Matches an item and composes its hits, each with the watchlist that hit.</summary>
    /// <param name="matcher">The watchlists.</param>
    /// <param name="feed">Its feed; null if the feed is listed no longer.</param>
    /// <param name="item">The item.</param>
    /// <param name="text">Its text.</param>
    /// <param name="now">When it is looked at.</param>
    public static IReadOnlyList<(Watchlist Watchlist, Hit Hit)> Of(WatchlistMatcher matcher, Feed? feed, IdentifiedItem item, CleanText text, DateTimeOffset now)
    {
        var matches = matcher.Match(text, new ItemOrigin(feed, text.Language));
        return matches.Count == 0 ? [] : [.. matches.Select(match => match.Watchlist).Zip(HitComposer.Compose(feed ?? Unlisted, item, text, matches, now))];
    }

    private static Feed OfNoList()
    {
        var url = FeedUrl.Parse("https://unlisted.invalid/");
        return new Feed(FeedId.Of(url), url, "(a feed that is listed no longer)", SiteUrl: null, Groups: []);
    }
}
