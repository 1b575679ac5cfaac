namespace FeedMonitor.Configuration.Editing;

/// <summary>How a file of the configuration folder is called: by its path within the folder, with <c>/</c> on every system.</summary>
internal static class FileName
{
    /// <summary>The name of a path.</summary>
    public static string In(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
