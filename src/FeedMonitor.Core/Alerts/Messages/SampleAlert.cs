using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Messages;

/// <summary>What a sample tells of.</summary>
public enum SampleOf
{
    /// <summary>One hit.</summary>
    Hit,

    /// <summary>Several hits, told together.</summary>
    Digest,

    /// <summary>A feed in trouble.</summary>
    Trouble,
}

/// <summary>An alert of nothing: it shows what a channel's alerts look like, and says in its heading and its headline that it is a test.</summary>
public static class SampleAlert
{
    private const string Link = "https://news.example/2026/machine-tools";

    /// <summary>One of each kind of subject, on which templates are tried.</summary>
    public static IReadOnlyList<AlertSubject> Subjects { get; } = SubjectsAt(DateTimeOffset.UnixEpoch);

    /// <summary>An alert of a hit. Each has an id of its own, so that no service takes a second test for a repetition.</summary>
    public static Alert At(DateTimeOffset now, string channel) => At(now, channel, SampleOf.Hit);

    /// <summary>An alert of something else.</summary>
    public static Alert At(DateTimeOffset now, string channel, SampleOf what) => what switch
    {
        SampleOf.Hit => HitAlertAt(now, channel),
        SampleOf.Digest => DigestAlertAt(now, channel),
        SampleOf.Trouble => TroubleAlertAt(now, channel),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static AlertSubject[] SubjectsAt(DateTimeOffset now) => [.. Enum.GetValues<SampleOf>().Select(what => At(now, "sample", what).Subject)];

    private static Alert HitAlertAt(DateTimeOffset now, string channel)
    {
        var hit = HitAt(now);
        return new Alert(AlertId.Of(hit.Id, channel), new AlertSubject.OfHit(hit)
        {
            OtherSources = [new StorySource("Machine tools held at the border", "Another example feed", "https://other.example/story", now)],
        });
    }

    private static Alert DigestAlertAt(DateTimeOffset now, string channel)
    {
        var hit = HitAt(now);
        var second = hit with { Id = new HitId(Hashing.StableHash.Id("second sample", $"{now.UtcTicks}")), Title = "This is a test as well: no drones flew" };
        return new Alert(
            AlertId.OfDigest(hit.Watchlist, channel, [AlertId.Of(hit.Id, channel), AlertId.Of(second.Id, channel)]),
            new AlertSubject.OfDigest(new AlertDigest(hit.Watchlist, hit.WatchlistName, DigestReason.Schedule, now, now, [hit, second], 3)));
    }

    private static Alert TroubleAlertAt(DateTimeOffset now, string channel)
    {
        var hit = HitAt(now);
        var trouble = new FeedTrouble(hit.Feed, hit.FeedTitle, hit.FeedUrl, FeedTroubleKind.Broken, now, "HTTP 404 Not Found");
        return new Alert(trouble.AlertOn(channel), new AlertSubject.OfFeed(trouble));
    }

    private static Hit HitAt(DateTimeOffset now) => new()
    {
        Id = new HitId(Hashing.StableHash.Id("sample", $"{now.UtcTicks}")),
        Watchlist = WatchlistId.Parse("test"),
        WatchlistName = "Test of Feed Monitor",
        Item = new ItemId(Hashing.StableHash.Id("sample-item")),
        Title = "This is a test: \"machine tools\" & <drones> were not shipped",
        Link = Link,
        Published = now,
        Feed = new FeedId(Hashing.StableHash.Id("sample-feed")),
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
