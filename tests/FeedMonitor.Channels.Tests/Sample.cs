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

    public static AlertDigest Digest { get; } = new(
        Hit.Watchlist, Hit.WatchlistName, DigestReason.QuietHours, Hit.FoundAt, Hit.FoundAt.AddHours(8), [Hit, Hit with { Title = "Second headline" }], 7);

    public static FeedTrouble Trouble { get; } = new(Hit.Feed, "News & more", "https://news.example/feed.xml", FeedTroubleKind.Broken, Hit.FoundAt, "HTTP 500");

    // Every text that others write, in the formatting of each channel.
    public const string Hostile = "<b>x</b> <!channel> <@U1> @everyone [a](https://evil.example) *bold* _it_ ~s~ `code` \u202Eevil\u2069 \ud800 ||spoiler|| # h > q \r\nSubject: evil {{ x }}";

    public static Hit HostileHit { get; } = Hit with
    {
        WatchlistName = Hostile,
        Title = Hostile,
        Link = "javascript:alert(1)",
        FeedTitle = Hostile,
        Evidence = [new Evidence("code", Hostile, Zone.Body, 0, 0) { Reference = Hostile, Clause = Hostile }],
    };

    // As much as a hit can hold, in what takes the most room when it is escaped.
    public static Hit GiantHit { get; } = Hit with
    {
        WatchlistName = new string('<', 10_000),
        Title = new string('&', 500),
        Link = "https://news.example/" + new string('&', 2_000),
        FeedTitle = new string('*', 10_000),
        Evidence = [.. Enumerable.Range(0, 25).Select(n => new Evidence("drone*", $"drone {n} " + new string(n % 2 == 0 ? '"' : '<', 600), Zone.Body, 0, 0))],
    };

    public static AlertDigest GiantDigest { get; } = Digest with { Hits = [.. Enumerable.Repeat(GiantHit, 200)], Total = 12_345 };

    public static ChannelSetting Setting(string value) => new(value, new ConfigPlace("channels.yaml", 5));

    public static ChannelDefinition Definition(string kind, string? url = null) => url is null ? Definition(kind, []) : Definition(kind, [("url", url)]);

    public static ChannelDefinition Definition(string kind, params (string Name, string Value)[] settings) =>
        new("desk", kind, settings.ToDictionary(setting => setting.Name, setting => Setting(setting.Value), StringComparer.Ordinal), Place);
}
