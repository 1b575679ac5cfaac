using FeedMonitor.Configuration;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Backtesting;

/// <summary>A watchlist as the user named it.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="From">Where it comes from, for people.</param>
internal sealed record WatchlistChoice(Watchlist Watchlist, string From)
{
    /// <summary>Reads a file; null if the name is none of a file.</summary>
    /// <exception cref="UserErrorException">It is neither a file nor an id.</exception>
    /// <exception cref="ConfigurationException">The file is wrong.</exception>
    public static WatchlistChoice? OfFile(string option, string name, string? config)
    {
        if (File.Exists(name))
        {
            return new WatchlistChoice(Watchlists.WatchlistChoice.One(name, config).Watchlist, name);
        }

        return WatchlistId.TryParse(name, out _) ? null
            : throw new UserErrorException($"{option} '{name}': there is no such file, and it is no id of a watchlist (expected {WatchlistId.Expected}).");
    }

    /// <summary>The watchlist of the configuration folder with this id, as its file is now; null if there is none.</summary>
    /// <exception cref="ConfigurationException">A file is wrong.</exception>
    public static WatchlistChoice? OfFolder(string folder, string id) => ConfigurationFolder.FindWatchlist(folder, WatchlistId.Parse(id)) is { } watchlist
        ? new WatchlistChoice(watchlist, Path.Combine(folder, ConfigurationFolder.WatchlistsFolder))
        : null;

    /// <summary>The watchlist as the monitor runs it.</summary>
    /// <exception cref="UserErrorException">It is not stored, or can't be read.</exception>
    public static async Task<WatchlistChoice> OfStoreAsync(string option, string id, IWatchlistStore store, CancellationToken cancel)
    {
        try
        {
            return await store.FindAsync(WatchlistId.Parse(id), cancel) is { } watchlist
                ? new WatchlistChoice(watchlist, "as stored")
                : throw new UserErrorException($"{option} '{id}': no such watchlist is stored, expected a file or one of {await IdsAsync(store, cancel)}.");
        }
        catch (UnreadableWatchlistException e)
        {
            throw new UserErrorException($"{option} '{id}': {e.Message}");
        }
    }

    private static async Task<string> IdsAsync(IWatchlistStore store, CancellationToken cancel) =>
        await store.ListVersionsAsync(cancel) is { Count: > 0 } stored ? string.Join(", ", stored.Select(version => version.Id.Value).Take(20)) : "those of a monitor that has run (none is stored)";
}
