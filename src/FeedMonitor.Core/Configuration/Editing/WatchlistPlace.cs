using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Which file of the folder holds a watchlist.</summary>
internal static class WatchlistPlace
{
    /// <summary>The path of a new watchlist's file.</summary>
    public static string New(string folder, WatchlistId id) => Path.Combine(folder, ConfigurationFolder.WatchlistsFolder, $"{id}.yaml");

    /// <summary>The path of the file with this id; of one that can't be read, the id is the file's name. Null if there is none.</summary>
    public static string? Find(string folder, WatchlistId id)
    {
        string[] files = [.. WatchlistFolder.Files(Path.Combine(folder, ConfigurationFolder.WatchlistsFolder))];
        var named = Array.FindAll(files, file => Path.GetFileNameWithoutExtension(file) == id.Value);
        return named.Concat(files.Except(named, StringComparer.Ordinal)).FirstOrDefault(file => IdIn(file) == id.Value)
            ?? Array.Find(named, file => IdIn(file) is null);
    }

    private static string? IdIn(string file)
    {
        try
        {
            return YamlNodeAt.ReadFile(file).Mapping("a watchlist").TryGetValue("id", out var id) ? id.Text("id") : null;
        }
        catch (ConfigurationException)
        {
            // What is wrong with it is told to whoever opens it.
            return null;
        }
    }
}
