using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Memory;

internal sealed class MemoryWatchlistStore : IWatchlistStore
{
    private volatile IReadOnlyList<Watchlist> watchlists = [];

    public Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel) => Task.FromResult(watchlists);

    public Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel)
    {
        this.watchlists = [.. watchlists.OrderBy(watchlist => watchlist.Id.Value, StringComparer.Ordinal)];
        return Task.CompletedTask;
    }
}
