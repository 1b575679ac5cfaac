namespace FeedMonitor.Watchlists;

/// <summary>A stored watchlist can't be read: its content is damaged or gone, or a later release wrote it. The message is one line that names it.</summary>
/// <param name="id">The watchlist.</param>
/// <param name="problem">What is wrong with it.</param>
/// <param name="inner">What was met, or null.</param>
public sealed class UnreadableWatchlistException(WatchlistId id, string problem, Exception? inner = null)
    : Exception($"The stored watchlist '{id}' can't be read: {problem}. The next start of a monitor stores it anew.", inner)
{
    /// <summary>The watchlist.</summary>
    public WatchlistId Id { get; } = id;
}
