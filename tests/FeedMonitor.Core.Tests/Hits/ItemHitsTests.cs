using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

public sealed class ItemHitsTests
{
    [Fact]
    public void An_item_of_a_feed_that_is_listed_no_longer_is_in_the_scope_of_no_feed_and_no_group()
    {
        var (all, english) = (List("all", WatchlistScope.Everything), List("english", WatchlistScope.Everything with { Languages = ["en"] }));
        var matcher = WatchlistMatcher.Build([all, english, List("ports", WatchlistScope.Everything with { Groups = ["Ports"] }), List("news", WatchlistScope.Everything with { Feeds = ["News"] })]);

        var hits = ItemHits.Of(matcher, feed: null, new IdentifiedItem(new ItemId("1"), new FeedItem(), []), WatchlistMatcherTests.Text((Zone.Body, "A turbine.")), DateTimeOffset.UnixEpoch);

        Assert.Equal([all, english], hits.Select(hit => hit.Watchlist));
        Assert.All(hits, hit => Assert.Equal(UnlistedFeed.Feed.Title, hit.Hit.FeedTitle));
    }

    private static Watchlist List(string id, WatchlistScope scope) => WatchlistMatcherTests.List(id, "turbine") with { Scope = scope };
}
