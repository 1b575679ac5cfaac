using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Messages;

/// <summary>An alert of nothing: it shows what a channel's alerts look like, and says in its heading and its headline that it is a test.</summary>
public static class SampleAlert
{
    private const string Link = "https://news.example/2026/machine-tools";

    /// <summary>One of each kind of subject, on which templates are tried.</summary>
    public static IReadOnlyList<AlertSubject> Subjects { get; } = SubjectsAt(DateTimeOffset.UnixEpoch);

    /// <summary>The alert. Each has an id of its own, so that no service takes a second test for a repetition.</summary>
    public static Alert At(DateTimeOffset now, string channel)
    {
        var hit = HitAt(now);
        return new Alert(AlertId.Of(hit.Id, channel), new AlertSubject.OfHit(hit)
        {
            OtherSources = [new StorySource("Machine tools held at the border", "Another example feed", "https://other.example/story", now)],
        });
    }

    private static AlertSubject[] SubjectsAt(DateTimeOffset now)
    {
        var hit = HitAt(now);
        return
        [
            At(now, "sample").Subject,
            new AlertSubject.OfDigest(new AlertDigest(hit.Watchlist, hit.WatchlistName, DigestReason.Schedule, now, now, [hit, hit], 3)),
            new AlertSubject.OfFeed(new FeedTrouble(hit.Feed, hit.FeedTitle, hit.FeedUrl, FeedTroubleKind.Broken, now, "HTTP 404 Not Found")),
        ];
    }

    private static Hit HitAt(DateTimeOffset now) => new()
    {
        Id = new HitId(Identity.StableHash.Id("sample", $"{now.UtcTicks}")),
        Watchlist = WatchlistId.Parse("test"),
        WatchlistName = "Test of Feed Monitor",
        Item = new ItemId(Identity.StableHash.Id("sample-item")),
        Title = "This is a test: \"machine tools\" & <drones> were not shipped",
        Link = Link,
        Published = now,
        Feed = new FeedId(Identity.StableHash.Id("sample-feed")),
        FeedTitle = "Example feed",
        FeedUrl = "https://news.example/feed.xml",
        FoundAt = now,
        Score = 3,
        Terms = ["\"machine tools\"", "drone*"],
        Evidence =
        [
            new Evidence("\"machine tools\"", "Nothing has happened: these machine tools stand in a test alert.", Zone.Lead, 0, 0),
            new Evidence("drone*", "No drones flew to Iran *either*, and [this](is no link).", Zone.Body, 0, 0) { Clause = "drone* NEAR/5 Iran" },
            new Evidence("Iran", "No drones flew to Iran *either*, and [this](is no link).", Zone.Body, 0, 0) { Clause = "drone* NEAR/5 Iran" },
        ],
        Alerts = [],
    };
}
