namespace FeedMonitor.Feeds.Fetching;

/// <summary>Fetches the pages of articles, as guarded as feeds are.</summary>
public interface IPageFetcher
{
    /// <summary>Fetches a page. A server that fails, refuses or hangs is an outcome, not an exception.</summary>
    Task<FetchOutcome> FetchPageAsync(FeedUrl url, CancellationToken cancel);
}
