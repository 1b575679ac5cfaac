namespace FeedMonitor.Configuration;

/// <summary>What a watchlist's file refers to.</summary>
/// <param name="Folder">The configuration folder, with packs and lists.</param>
/// <param name="Channels">The ids of the channels there are, or null to take ids as they are.</param>
/// <param name="Feeds">What the feeds are called, or null to take names as they are.</param>
internal sealed record WatchlistContext(string Folder, IReadOnlyCollection<string>? Channels, FeedNames? Feeds)
{
    /// <summary>Of a folder with watchlists, where nothing else is known: <c>config/watchlists</c> belongs to <c>config</c>.</summary>
    public static WatchlistContext OfWatchlistsIn(string folder) => new(ConfigurationOf(folder) ?? Path.GetFullPath(folder), Channels: null, Feeds: null);

    /// <summary>The configuration folder to which a folder of watchlists belongs by its name, or null.</summary>
    public static string? ConfigurationOf(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Path.GetFileName(full) == ConfigurationFolder.WatchlistsFolder ? Path.GetDirectoryName(full) : null;
    }
}
