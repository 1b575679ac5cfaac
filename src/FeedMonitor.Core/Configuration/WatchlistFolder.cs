namespace FeedMonitor.Configuration;

/// <summary>Reads the watchlists of a folder, one by one.</summary>
internal static class WatchlistFolder
{
    /// <summary>All files of the folder, by name; of two with one id the second is wrong. A folder that is not there has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="context">What the files refer to.</param>
    /// <param name="draft">What is read in the place of a file, or null.</param>
    public static IReadOnlyList<WatchlistReading> Read(string folder, WatchlistContext context, DraftFile? draft = null) => Read(Files(folder, draft), context, draft);

    /// <summary>The paths of all files of the folder, by name.</summary>
    public static IEnumerable<string> Files(string folder, DraftFile? draft = null)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(IsYaml) : [];
        return (draft is null || Path.GetDirectoryName(draft.Path) != folder ? files
            : draft.Bytes is null ? files.Where(file => file != draft.Path)
            : files.Append(draft.Path).Distinct(StringComparer.Ordinal)).Order(StringComparer.Ordinal);
    }

    /// <summary>Some files; of two with one id the second is wrong.</summary>
    public static IReadOnlyList<WatchlistReading> Read(IEnumerable<string> files, WatchlistContext context, DraftFile? draft = null)
    {
        var known = new Dictionary<string, ConfigPlace>(StringComparer.Ordinal);
        return [.. files.Select(file => WatchlistReading.Of(file, () =>
        {
            var source = WatchlistFile.Read(file == draft?.Path ? draft.Yaml : YamlNodeAt.ReadFile(file), context);
            return known.TryAdd(source.Watchlist.Id.Value, source.Place)
                ? source
                : throw new ConfigurationException(source.Place, $"watchlist '{source.Watchlist.Id}' stands in {known[source.Watchlist.Id.Value]} already, expected another id");
        }))];
    }

    /// <summary>Whether a file is read as a watchlist.</summary>
    public static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";
}
