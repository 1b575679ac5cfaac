using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web;

internal static class Sample
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    /// <summary>The one channel that is configured.</summary>
    public static IChannel Channel { get; } = new Desk();

    public static Feed Feed(int number)
    {
        var url = FeedUrl.Parse($"https://news{number}.example/feed.xml");
        return new Feed(FeedId.Of(url), url, $"News {number}", null, ["World", "Наука"]);
    }

    public static Hit Hit(int number, string watchlist = "dual-use", int feed = 1)
    {
        var list = WatchlistId.Parse(watchlist);
        var item = new ItemId(StableHash.Id("item", number.ToString()));
        var id = HitId.Of(list, item);
        return new Hit
        {
            Id = id,
            Watchlist = list,
            WatchlistName = "Товари подвійного використання",
            Item = item,
            Title = $"Верстати {number}",
            Link = $"https://news.example/{number}",
            Published = new DateTimeOffset(2026, 3, 14, 11, 0, 0, TimeSpan.FromHours(2)),
            Feed = Feed(feed).Id,
            FeedTitle = Feed(feed).Title,
            FeedUrl = Feed(feed).Url.Value,
            FoundAt = Now.AddSeconds(number).ToOffset(TimeSpan.FromHours(-5)),
            Score = 3,
            Terms = ["\"machine tools\"", "верстат*"],
            Evidence = [new Evidence("верстат*", "Верстати поїхали далі.", Zone.Lead, 12, 8)],
            Alerts = [new HitAlert(AlertId.Of(id, "desk"), "desk", AlertState.Owed, Now.ToOffset(TimeSpan.FromHours(9)))],
        };
    }

    private sealed class Desk : IChannel
    {
        public string Id => "desk";

        public string Kind => "webhook";

        public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel) => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
    }
}
