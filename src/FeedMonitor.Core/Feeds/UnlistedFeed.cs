namespace FeedMonitor.Feeds;

/// <summary>Stands for the feed of a kept item that is listed no longer. No watchlist names it, nor any group.</summary>
public static class UnlistedFeed
{
    /// <summary>The one that stands for all.</summary>
    public static Feed Feed { get; } = Of(FeedUrl.Parse("https://unlisted.invalid/"));

    private static Feed Of(FeedUrl url) => new(FeedId.Of(url), url, "(a feed that is listed no longer)", SiteUrl: null, Groups: []);
}
