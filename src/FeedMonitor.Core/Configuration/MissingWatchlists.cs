using FeedMonitor.Text;

namespace FeedMonitor.Configuration;

/// <summary>Says of a folder in which there are no watchlists what was expected, and what may have been meant.</summary>
public static class MissingWatchlists
{
    // A folder watchlist, Watchlists, watch-lists or wacthlists; not any folder there is.
    private const int Near = 4;

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true };

    /// <summary>What is wrong with the folder, in one line with its path.</summary>
    public static string Of(string folder) => Mistake(folder).Message;

    internal static ConfigurationException Mistake(string folder) => new(new ConfigPlace(folder), Directory.Exists(folder)
        ? $"there is no watchlist in it, expected files that end in .yaml or .yml{InIt(folder)}"
        : $"there is no such folder, expected one with watchlists (*.yaml){BesideIt(folder)}");

    private static string InIt(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", Below).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
        return Array.Find(files, file => WatchlistFolder.IsYaml(file)) is { } deeper ? $"; what stands in its folder '{Path.GetDirectoryName(deeper)}' is not read"
            : files.Length > 0 ? $"; '{files[0]}' is none"
            : "";
    }

    // A folder that may not be listed gives no hint.
    private static string[] FoldersIn(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string BesideIt(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var (parent, name) = (Path.GetDirectoryName(full), Path.GetFileName(full));
        string[] others = Directory.Exists(parent) ? [.. FoldersIn(parent).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)] : [];
        return others.MinBy(other => Misspelling.Distance(other, name)) is { } nearest && Misspelling.Distance(nearest, name) <= Near
            ? $"; the folder '{nearest}' is not read"
            : "";
    }
}
