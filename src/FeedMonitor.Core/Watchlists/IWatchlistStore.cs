namespace FeedMonitor.Watchlists;

/// <summary>Keeps the watchlists.</summary>
public interface IWatchlistStore
{
    /// <summary>All watchlists, by id.</summary>
    Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel);

    /// <summary>Makes the stored watchlists those given: adds, changes and removes.</summary>
    Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel);
}
