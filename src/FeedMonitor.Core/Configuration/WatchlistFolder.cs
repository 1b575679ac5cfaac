namespace FeedMonitor.Configuration;

/// <summary>Reads the watchlists of a folder, one by one.</summary>
internal static class WatchlistFolder
{
    /// <summary>All files of the folder, by name; of two with one id the second is wrong.</summary>
    public static IReadOnlyList<WatchlistReading> Read(string folder, WatchlistContext context) =>
        Read(Directory.EnumerateFiles(folder).Where(IsYaml).Order(StringComparer.Ordinal), context);

    /// <summary>Some files; of two with one id the second is wrong.</summary>
    public static IReadOnlyList<WatchlistReading> Read(IEnumerable<string> files, WatchlistContext context)
    {
        var known = new Dictionary<string, ConfigPlace>(StringComparer.Ordinal);
        return [.. files.Select(file => WatchlistReading.Of(file, () =>
        {
            var source = WatchlistFile.Read(file, context);
            return known.TryAdd(source.Watchlist.Id.Value, source.Place)
                ? source
                : throw new ConfigurationException(source.Place, $"watchlist '{source.Watchlist.Id}' stands in {known[source.Watchlist.Id.Value]} already, expected another id");
        }))];
    }

    private static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";
}
