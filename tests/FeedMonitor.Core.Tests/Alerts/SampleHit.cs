using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts;

internal static class SampleHit
{
    public static Hit Of(int number, DateTimeOffset now, params string[] channels)
    {
        var watchlist = WatchlistId.Parse("engines");
        var item = new ItemId($"{number}");
        var id = HitId.Of(watchlist, item);
        return new Hit
        {
            Id = id,
            Watchlist = watchlist,
            WatchlistName = "Двигуни & engines",
            Item = item,
            Title = "Turbine \"shipped\"",
            Link = "https://news.example/1",
            Published = new DateTimeOffset(2026, 3, 14, 11, 0, 0, TimeSpan.FromHours(2)),
            Feed = new FeedId("f"),
            FeedTitle = "News",
            FeedUrl = "https://news.example/feed.xml",
            FoundAt = now,
            Score = 1,
            Terms = ["\"machine tools\"", "верстат*"],
            Evidence = [new Evidence("turbine", "A turbine was shipped.", Zone.Lead, 2, 7)],
            Alerts = [.. channels.Select(channel => new HitAlert(AlertId.Of(id, channel), channel, AlertState.Owed, now))],
        };
    }
}
