namespace FeedMonitor.Cli;

/// <summary>A lock that stands in a data folder.</summary>
internal static class FolderLock
{
    /// <summary>Takes it, or null if another process has it. The folder is made if it is not there.</summary>
    /// <exception cref="UserErrorException">The folder can't be made or written.</exception>
    public static FileStream? TryTake(string dataFolder, string file)
    {
        try
        {
            Directory.CreateDirectory(dataFolder);
            return FileLock.TryTake(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The data folder {dataFolder} can't be made or written: {e.Message}");
        }
    }
}
