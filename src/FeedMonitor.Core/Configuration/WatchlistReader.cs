namespace FeedMonitor.Configuration;

/// <summary>Reads watchlists for whoever works on them, under what the rest of the configuration says, and goes on where one is wrong.</summary>
public sealed class WatchlistReader
{
    private readonly WatchlistContext context;

    private WatchlistReader(WatchlistContext context, IReadOnlyList<string> problems) => (this.context, Problems) = (context, problems);

    /// <summary>What is wrong with the lists of feeds and channels. Names that stand in a wrong or missing one are taken as they are.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Begins in a configuration folder. No secret is needed: of channels the ids count.</summary>
    public static WatchlistReader Open(string folder)
    {
        var problems = new List<string>();
        var feeds = ReadIfThere(Path.Combine(folder, ConfigurationFolder.FeedsFile), problems, path => new FeedNames([.. FeedListFile.Open(path).Feeds.Select(listed => listed.Feed)]));
        var channels = ReadIfThere(Path.Combine(folder, ConfigurationFolder.ChannelsFileName), problems, ChannelsFile.ReadIds);
        return new WatchlistReader(new WatchlistContext(folder, channels, feeds), problems);
    }

    /// <summary>All watchlists of the configuration folder, by file.</summary>
    public IReadOnlyList<WatchlistReading> ReadAll()
    {
        var folder = Path.Combine(context.Folder, ConfigurationFolder.WatchlistsFolder);
        return Directory.Exists(folder) || ConfigurationFolder.IsOne(context.Folder)
            ? WatchlistFolder.Read(folder, context)
            : throw new ConfigurationException(new ConfigPlace(folder), "there is no such folder, expected one with watchlists (*.yaml)");
    }

    /// <summary>What is wrong with the packs of the configuration folder, whether or not a watchlist uses them.</summary>
    public IReadOnlyList<string> PackProblems() => [.. PackFile.ReadAll(context.Folder).SelectMany(pack => pack.Error?.Problems ?? [])];

    /// <summary>The watchlist that a draft would give; whether another has its id is not looked at.</summary>
    internal WatchlistReading Read(DraftFile draft) => WatchlistReading.Of(draft.Path, () => WatchlistFile.Read(draft.Yaml, context));

    /// <summary>The watchlists of some files, wherever they stand.</summary>
    public IReadOnlyList<WatchlistReading> Read(IEnumerable<string> files) => WatchlistFolder.Read(files, context);

    private static T? ReadIfThere<T>(string path, List<string> problems, Func<string, T> read)
        where T : class
    {
        try
        {
            return File.Exists(path) ? read(path) : null;
        }
        catch (ConfigurationException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }
}
