using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>
/// Reads a configuration folder: <c>feeds.opml</c>, <c>watchlists/*.yaml</c>, <c>channels.yaml</c>. All of it is read and checked
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

    /// <summary>Whether a folder holds anything that belongs to a configuration.</summary>
    public static bool IsOne(string folder) =>
        File.Exists(Path.Combine(folder, FeedsFile))
        || Directory.Exists(Path.Combine(folder, WatchlistsFolder))
        || File.Exists(Path.Combine(folder, ChannelsFileName));

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kinds">The kinds of channels there are.</param>
    /// <param name="environment">Gives environment variables.</param>
    /// <exception cref="ConfigurationException">Something is wrong: a line for each wrong file.</exception>
    public static MonitorConfiguration Load(string folder, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment)
    {
        if (!Directory.Exists(folder))
        {
            throw new ConfigurationException(new ConfigPlace(folder), $"there is no such folder, expected one with {FeedsFile}, {WatchlistsFolder}/*.yaml and {ChannelsFileName}");
        }

        var problems = new List<string>();
        var feeds = Collect(problems, () => FeedListFile.Open(Path.Combine(folder, FeedsFile)).Feeds.Select(listed => listed.Feed).ToArray()) ?? [];
        var channels = Collect(problems, () => ChannelsFile.Read(Required(folder, ChannelsFileName, "the list of channels"), kinds, environment));
        var watchlists = LoadWatchlists(folder, channels, problems);
        return problems.Count == 0 ? new MonitorConfiguration(feeds, watchlists, channels!.Channels, channels.FeedHealth) : throw new ConfigurationException(problems);
    }

    /// <summary>Reads the watchlists of a folder alone; their channels are taken as they are.</summary>
    /// <exception cref="ConfigurationException">Something is wrong: a line for each wrong file.</exception>
    public static IReadOnlyList<Watchlist> LoadWatchlists(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ConfigurationException(new ConfigPlace(folder), "there is no such folder, expected one with watchlists (*.yaml)");
        }

        var problems = new List<string>();
        var watchlists = ReadWatchlists(folder, channelIds: null, problems);
        return problems.Count == 0 ? watchlists : throw new ConfigurationException(problems);
    }

    /// <summary>Reads the file of one watchlist; its channels are taken as they are.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static Watchlist ReadWatchlist(string path) => WatchlistFile.Read(path, channelIds: null).Watchlist;

    private static IReadOnlyList<Watchlist> LoadWatchlists(string folder, ChannelList? channels, List<string> problems)
    {
        var path = Path.Combine(folder, WatchlistsFolder);
        if (!Directory.Exists(path))
        {
            problems.Add($"{path}: there is no such folder, expected one with watchlists (*.yaml)");
            return [];
        }

        // Where the channels are wrong, no watchlist is blamed for naming one.
        return ReadWatchlists(path, channels?.Channels.Select(channel => channel.Id).ToArray(), problems);
    }

    private static List<Watchlist> ReadWatchlists(string folder, IReadOnlyCollection<string>? channelIds, List<string> problems)
    {
        var watchlists = new List<(Watchlist Watchlist, ConfigPlace Place)>();
        var files = Directory.EnumerateFiles(folder).Where(IsYaml).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Collect(problems, () =>
            {
                var read = WatchlistFile.Read(file, channelIds);
                if (watchlists.Find(other => other.Watchlist.Id == read.Watchlist.Id) is { Place: { } first })
                {
                    throw new ConfigurationException(read.Place, $"watchlist '{read.Watchlist.Id}' stands in {first} already, expected another id");
                }

                watchlists.Add(read);
                return read.Watchlist;
            });
        }

        return watchlists.ConvertAll(read => read.Watchlist);
    }

    private static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

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
