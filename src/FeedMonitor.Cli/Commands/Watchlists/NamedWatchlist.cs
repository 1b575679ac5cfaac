using FeedMonitor.Configuration;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>A watchlist that the user named, by its file or by its id.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="From">The file, or the folder in which it was found; null if it is the stored one.</param>
internal sealed record NamedWatchlist(Watchlist Watchlist, string? From)
{
    /// <summary>The watchlist of a file, or with that id in the configuration folder, whatever is wrong with others there; null if there is none.</summary>
    /// <param name="name">The file or the id.</param>
    /// <param name="config">The configuration folder that the user names, or null.</param>
    /// <exception cref="ConfigurationException">It is wrong somewhere, or may be one of those that are.</exception>
    public static NamedWatchlist? Find(string name, string? config)
    {
        if (File.Exists(name))
        {
            var reading = WatchlistChoice.Read([name], config).Readings[0];
            return new NamedWatchlist(reading.Source?.Watchlist ?? throw reading.Error!, name);
        }

        var folder = Path.Combine(ConfigFolderChoice.Choose(config), ConfigurationFolder.WatchlistsFolder);
        var readings = Directory.Exists(folder) ? WatchlistChoice.Read([], config).Readings : [];
        if (readings.FirstOrDefault(reading => reading.Source?.Watchlist.Id.Value == name) is { Source.Watchlist: { } watchlist })
        {
            return new NamedWatchlist(watchlist, folder);
        }

        var wrong = readings.SelectMany(reading => reading.Error?.Problems ?? []).ToArray();
        return wrong.Length == 0 ? null
            : throw new ConfigurationException([$"'{name}' is neither a file nor the id of a watchlist that can be read: {Ids(readings)}.", .. wrong]);
    }

    /// <summary>The same, where the store is not asked.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    /// <exception cref="ConfigurationException">It is wrong somewhere, or may be one of those that are.</exception>
    public static NamedWatchlist Configured(string name, string? config) => Find(name, config)
        ?? throw new UserErrorException($"'{name}' is neither a file nor the id of a watchlist, expected one of: {Ids(WatchlistChoice.Read([], config).Readings)}.");

    /// <summary>The id that is meant by what is no file.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static WatchlistId RequireId(string option, string name) => WatchlistId.TryParse(name, out var id) ? id
        : throw new UserErrorException($"{option} '{name}': there is no such file, and it is no id of a watchlist (expected {WatchlistId.Expected}).");

    /// <summary>The watchlist as the monitor runs it.</summary>
    /// <exception cref="UserErrorException">It is not stored, or can't be read.</exception>
    public static async Task<NamedWatchlist> OfStoreAsync(string option, string id, IWatchlistStore store, CancellationToken cancel)
    {
        try
        {
            return await store.FindAsync(RequireId(option, id), cancel) is { } watchlist
                ? new NamedWatchlist(watchlist, From: null)
                : throw new UserErrorException($"{option} '{id}': no such watchlist is stored, expected a file or one of {await IdsAsync(store, cancel)}.");
        }
        catch (UnreadableWatchlistException e)
        {
            throw new UserErrorException($"{option} '{id}': {e.Message}");
        }
    }

    private static string Ids(IReadOnlyList<WatchlistReading> readings) => string.Join(", ", readings.Select(reading => reading.Source?.Watchlist.Id.Value).OfType<string>());

    private static async Task<string> IdsAsync(IWatchlistStore store, CancellationToken cancel) =>
        await store.ListVersionsAsync(cancel) is { Count: > 0 } stored ? string.Join(", ", stored.Select(version => version.Id.Value).Take(20)) : "those of a monitor that has run (none is stored)";
}
