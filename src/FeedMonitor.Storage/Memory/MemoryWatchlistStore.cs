using FeedMonitor.Storage.Azure;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Memory;

internal sealed class MemoryWatchlistStore : IWatchlistStore
{
    private volatile IReadOnlyList<Watchlist> watchlists = [];
    private volatile IReadOnlyList<WatchlistVersion> versions = [];

    public Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel) => Task.FromResult(watchlists);

    public Task<IReadOnlyList<WatchlistVersion>> ListVersionsAsync(CancellationToken cancel) => Task.FromResult(versions);

    public Task<Watchlist?> FindAsync(WatchlistId id, CancellationToken cancel) => Task.FromResult(watchlists.FirstOrDefault(watchlist => watchlist.Id == id));

    public Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel)
    {
        // The lists first: who sees a new version finds what it stands for.
        this.watchlists = [.. watchlists.OrderBy(watchlist => watchlist.Id.Value, StringComparer.Ordinal)];
        versions = [.. this.watchlists.Select(watchlist => new WatchlistVersion(watchlist.Id, WatchlistContent.VersionOf(watchlist)))];
        return Task.CompletedTask;
    }
}
