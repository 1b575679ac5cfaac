using FeedMonitor.Configuration;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary>The watchlist that is asked about.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="From">The folder from which it was read, or <c>storage</c>.</param>
internal sealed record ExplainedWatchlist(Watchlist Watchlist, string From)
{
    /// <summary>Where it comes from if no folder has it.</summary>
    public const string Storage = "storage";

    /// <summary>The watchlist of a configuration folder, which is what its owner edits; else the stored one.</summary>
    /// <exception cref="UserErrorException">Neither has it.</exception>
    public static async Task<ExplainedWatchlist> FindAsync(WatchlistId id, string config, StorageOnDemand storage, CancellationToken cancel)
    {
        var folder = Path.Combine(config, ConfigurationFolder.WatchlistsFolder);
        if (ConfigurationFolder.FindWatchlist(config, id) is { } configured)
        {
            return new ExplainedWatchlist(configured, folder);
        }

        var all = await (await storage.GetAsync<IWatchlistStore>(cancel)).ListAsync(cancel);
        return all.FirstOrDefault(watchlist => watchlist.Id == id) is { } stored
            ? new ExplainedWatchlist(stored, Storage)
            : throw new UserErrorException($"--watchlist: there is no watchlist '{id}', neither in {folder} nor stored{(all.Count == 0 ? "" : $"; stored are {string.Join(", ", all.Take(10).Select(watchlist => watchlist.Id))}{(all.Count > 10 ? " …" : "")}")}.");
    }
}
