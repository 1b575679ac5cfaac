namespace FeedMonitor.Watchlists;

/// <summary>Which version of a watchlist is stored.</summary>
/// <param name="Id">The watchlist.</param>
/// <param name="Version">Another one whenever anything of the watchlist is another.</param>
public sealed record WatchlistVersion(WatchlistId Id, string Version);

/// <summary>Keeps the watchlists.</summary>
public interface IWatchlistStore
{
    /// <summary>All watchlists, by id.</summary>
    /// <exception cref="UnreadableWatchlistException">One of them can't be read.</exception>
    Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel);

    /// <summary>What <see cref="ListAsync"/> would give, told apart without reading it: cheap, for a look every minute.</summary>
    Task<IReadOnlyList<WatchlistVersion>> ListVersionsAsync(CancellationToken cancel);

    /// <summary>The watchlist, or null.</summary>
    /// <exception cref="UnreadableWatchlistException">It can't be read.</exception>
    Task<Watchlist?> FindAsync(WatchlistId id, CancellationToken cancel);

    /// <summary>Makes the stored watchlists those given: adds, changes and removes. What can't be read is replaced.</summary>
    Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel);
}
