namespace FeedMonitor.Configuration.Lists;

/// <summary>Where the lists of a watchlist may stand: in the configuration folder, or beside the watchlist. Links are followed before that is told.</summary>
/// <remarks>The folder is deployed as a whole, and a list elsewhere would be missed there; nor may a watchlist that somebody sends read any file there is.</remarks>
/// <param name="folder">The configuration folder.</param>
/// <param name="watchlist">The file of the watchlist, from which paths are counted.</param>
internal sealed class ListBounds(string folder, string watchlist)
{
    /// <summary>The path of a list.</summary>
    /// <exception cref="ConfigurationException">It leads elsewhere.</exception>
    public string PathOf(YamlNodeAt node)
    {
        var given = node.Text("file");
        try
        {
            var beside = Path.GetDirectoryName(Path.GetFullPath(watchlist))!;
            var path = Path.GetFullPath(given.Replace('\\', '/'), beside);
            return IsWithin(folder, path) || IsWithin(beside, path)
                ? path
                : throw node.Wrong($"the list '{given}' stands outside of the configuration folder, expected a file in {folder}, or beside the watchlist's file");
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw node.Wrong($"'{given}' is no path that can be followed: {e.Message}");
        }
    }

    private static bool IsWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(RealPath.Of(folder), RealPath.Of(path));
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)[0] is not ("..");
    }
}
