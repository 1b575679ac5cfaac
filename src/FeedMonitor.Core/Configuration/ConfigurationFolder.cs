using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>
/// Reads a configuration folder: <c>feeds.opml</c>, <c>watchlists/*.yaml</c>, <c>channels.yaml</c>, and of <c>packs</c> and <c>lists</c> what watchlists use. All of it is read and checked
/// before any of it counts.
/// </summary>
public static class ConfigurationFolder
{
    /// <summary>The name of the feed list.</summary>
    public const string FeedsFile = "feeds.opml";

    /// <summary>The name of the folder of watchlists.</summary>
    public const string WatchlistsFolder = "watchlists";

    /// <summary>The name of the channel list.</summary>
    public const string ChannelsFileName = "channels.yaml";

    /// <summary>The name of the folder of packs: terms that many watchlists use.</summary>
    public const string PacksFolder = "packs";

    /// <summary>The name of the folder into which lists of names are imported.</summary>
    public const string ListsFolder = "lists";

    /// <summary>Whether a folder holds anything that belongs to a configuration.</summary>
    public static bool IsOne(string folder) =>
        File.Exists(Path.Combine(folder, FeedsFile))
        || Directory.Exists(Path.Combine(folder, WatchlistsFolder))
        || File.Exists(Path.Combine(folder, ChannelsFileName));

    /// <summary>The configuration folder to which a watchlist's file belongs by its place, <c>config</c> of <c>config/watchlists/a.yaml</c>; or null.</summary>
    public static string? OfWatchlist(string file) => Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder ? WatchlistContext.ConfigurationOf(folder) : null;

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kinds">The kinds of channels there are.</param>
    /// <param name="environment">Gives environment variables.</param>
    /// <param name="draft">What is read in the place of one of its files, or null.</param>
    /// <exception cref="ConfigurationException">Something is wrong: a line for each wrong file.</exception>
    public static MonitorConfiguration Load(string folder, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment, DraftFile? draft = null)
    {
        if (!Directory.Exists(folder))
        {
            throw new ConfigurationException(new ConfigPlace(folder), $"there is no such folder, expected one with {FeedsFile}, {WatchlistsFolder}/*.yaml and {ChannelsFileName}");
        }

        var problems = new List<string>();
        var feedsPath = Path.Combine(folder, FeedsFile);
        var feeds = Collect(problems, () => (draft?.Path == feedsPath ? draft.FeedList : FeedListFile.Open(feedsPath)).Feeds.Select(listed => listed.Feed).ToArray());
        var channels = Collect(problems, () => ReadChannelList(folder, kinds, environment, draft));

        // Where channels or feeds are wrong, no watchlist is blamed for naming one.
        var context = new WatchlistContext(folder, channels?.Channels.Select(channel => channel.Id).ToArray(), feeds is null ? null : new FeedNames(feeds));
        var watchlists = ReadWatchlists(Path.Combine(folder, WatchlistsFolder), context, problems, draft);
        return problems.Count == 0 ? new MonitorConfiguration(feeds!, watchlists, channels!.Channels, channels.FeedHealth) { ChannelsVersion = channels.Version } : throw new ConfigurationException(problems);
    }

    /// <summary>Reads the channels of a folder alone, each by itself.</summary>
    /// <exception cref="ConfigurationException">There is no list of channels, or it is not one.</exception>
    public static IReadOnlyList<ChannelReading> ReadChannels(string folder, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment) =>
        ChannelsFile.ReadEach(Required(folder, ChannelsFileName, "the list of channels"), kinds, environment);

    /// <summary>Reads the watchlists of a folder alone; the channels, feeds and groups that they name are taken as they are.</summary>
    /// <exception cref="ConfigurationException">Something is wrong: a line for each wrong file; or there is no watchlist.</exception>
    public static IReadOnlyList<Watchlist> LoadWatchlists(string folder)
    {
        var problems = new List<string>();
        var watchlists = ReadWatchlists(folder, WatchlistContext.OfWatchlistsIn(folder), problems);
        return problems.Count > 0 ? throw new ConfigurationException(problems)
            : watchlists.Length > 0 ? watchlists
            : throw MissingWatchlists.Mistake(folder);
    }

    /// <summary>Reads the list of channels alone, all of which must be right.</summary>
    /// <exception cref="ConfigurationException">Something is wrong with it.</exception>
    internal static ChannelList ReadChannelList(string folder, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment, DraftFile? draft = null) =>
        ChannelsFile.Read(draft?.Path == Path.Combine(folder, ChannelsFileName) ? draft : DraftFile.AsItStands(Required(folder, ChannelsFileName, "the list of channels")), kinds, environment);

    // A folder of watchlists that is not there is an empty one: version control keeps no empty folders.
    private static Watchlist[] ReadWatchlists(string folder, WatchlistContext context, List<string> problems, DraftFile? draft = null)
    {
        var readings = WatchlistFolder.Read(folder, context, draft);
        problems.AddRange(readings.SelectMany(reading => reading.Error?.Problems ?? []));
        return [.. readings.Select(reading => reading.Source?.Watchlist).OfType<Watchlist>()];
    }

    private static string Required(string folder, string name, string what)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new ConfigurationException(new ConfigPlace(path), $"the file is missing, expected {what}");
    }

    private static T? Collect<T>(List<string> problems, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ConfigurationException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }
}
