using FeedMonitor.Items;

namespace FeedMonitor.Feeds.Reading;

/// <summary>A feed as it was read from its bytes.</summary>
/// <param name="Title">Its own title; empty if it has none.</param>
/// <param name="SiteUrl">The page that it belongs to, or null.</param>
/// <param name="Items">Its items, in its order.</param>
public sealed record FeedDocument(string Title, string? SiteUrl, IReadOnlyList<FeedItem> Items);

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
    }
}
