using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

public sealed class HitIdTests
{
    [Fact]
    public void A_watchlist_and_an_item_have_one_hit()
    {
        var id = HitId.Of(WatchlistId.Parse("a"), new ItemId("1"));

        Assert.Equal(id, HitId.Of(WatchlistId.Parse("a"), new ItemId("1")));
        Assert.NotEqual(id, HitId.Of(WatchlistId.Parse("b"), new ItemId("1")));
        Assert.NotEqual(id, HitId.Of(WatchlistId.Parse("a"), new ItemId("2")));
        Assert.Equal(32, id.ToString().Length);
    }
}
