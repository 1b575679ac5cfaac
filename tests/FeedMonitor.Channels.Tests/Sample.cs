using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Channels;

internal static class Sample
{
    public static Hit Hit { get; } = new()
    {
        Id = new HitId("0123456789abcdef0123456789abcdef"),
        Watchlist = WatchlistId.Parse("dual-use"),
        WatchlistName = "Товари подвійного використання",
        Item = new ItemId("fedcba9876543210fedcba9876543210"),
        Title = "Верстати <b>їдуть</b>",
        Link = "https://news.example/1?a=1&b=2",
        Published = new DateTimeOffset(2026, 3, 14, 11, 30, 0, TimeSpan.FromHours(2)),
        Feed = new FeedId("00000000000000000000000000000001"),
        FeedTitle = "News & more",
        FeedUrl = "https://news.example/feed.xml",
        FoundAt = new DateTimeOffset(2026, 3, 14, 10, 0, 0, TimeSpan.Zero),
        Score = 3,
            Terms = ["\"machine tools\"", "верстат*"],
        Evidence =
        [
            new Evidence("\"machine tools\"", "Machine-tools were shipped.", Zone.Headline, 0, 13),
            new Evidence("верстат*", "Верстати поїхали далі.", Zone.Body, 120, 8),
        ],
        Alerts = [],
    };

    public static Alert Alert { get; } = new(AlertId.Of(Hit.Id, "desk"), new AlertSubject.OfHit(Hit));

    public static ConfigPlace Place { get; } = new("channels.yaml", 3);

    public static ChannelDefinition Definition(string kind, string? url = null) => new(
        "desk", kind, url is null ? new Dictionary<string, ChannelSetting>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["url"] = new(url, new ConfigPlace("channels.yaml", 5)) }, Place);
}
