using FeedMonitor.Items;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Reading;

/// <summary>A feed as it was read from its bytes.</summary>
/// <param name="Title">Its own title; empty if it has none.</param>
/// <param name="SiteUrl">The page that it belongs to, or null.</param>
/// <param name="Items">Its items, in its order.</param>
public sealed record FeedDocument(string Title, string? SiteUrl, IReadOnlyList<FeedItem> Items)
{
    /// <summary>What it is: <c>RSS</c>, <c>Atom</c> or <c>JSON Feed</c>.</summary>
    public string Format { get; init; } = "RSS";

    /// <summary>The encoding of its bytes, by its IANA name.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>What had to be mended to read it, a few words each; none for a good feed.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>Whether its end is missing: the next poll must ask for all of it again.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>How its publisher wants it to be polled.</summary>
    public PollingHints Polling { get; init; } = PollingHints.None;
}

/// <summary>What a feed says of how often it changes.</summary>
/// <param name="Interval">The time for which it may be cached: RSS <c>ttl</c>, <c>sy:updatePeriod</c>; or null.</param>
/// <param name="SkipHours">The hours (0 to 23, UTC) in which it is not to be polled: RSS <c>skipHours</c>.</param>
public sealed record PollingHints(TimeSpan? Interval, IReadOnlyList<int> SkipHours)
{
    /// <summary>It says nothing.</summary>
    public static PollingHints None { get; } = new(null, []);
}

/// <summary>What reading some bytes as a feed gave.</summary>
public abstract record FeedReading
{
    private FeedReading()
    {
    }

    /// <summary>It is a feed.</summary>
    /// <param name="Document">The feed.</param>
    public sealed record Readable(FeedDocument Document) : FeedReading;

    /// <summary>It is not, or too broken.</summary>
    /// <param name="Error">Why; made one line of bounded length.</param>
    public sealed record Unreadable(string Error) : FeedReading
    {
        /// <summary>Why, in one line.</summary>
        public string Error { get; } = OneLine.Of(Error);

        /// <summary>If it is a page for people: its text. It may name the feed that was meant.</summary>
        public string? Page { get; init; }
    }
}
