namespace FeedMonitor.Cli.LocalHost;

/// <summary>The data folder of a monitor that watches: a folder has one, since two would poll every feed twice, each with a page and settings of its own.</summary>
/// <remarks>
/// The one that watches holds <c>monitor.lock</c>, and <c>monitor.url</c> says where its page is. A run that ends by itself (<c>--once</c>) and the other commands work beside it.
/// </remarks>
internal sealed class WatchedFolder : IDisposable
{
    private readonly FileStream held;
    private readonly string addressFile;

    private WatchedFolder(FileStream held, string addressFile)
    {
        this.held = held;
        this.addressFile = addressFile;
    }

    /// <summary>Asks before anything is made or started.</summary>
    /// <exception cref="UserErrorException">A monitor watches on the folder.</exception>
    public static void RequireFree(string dataFolder)
    {
        var file = LockFile(dataFolder);
        if (!File.Exists(file))
        {
            return;
        }

        try
        {
            using var free = FileLock.TryTake(file) ?? throw Taken(dataFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever is to write there is told soon enough.
        }
    }

    /// <summary>Takes the folder; it is made if it is not there.</summary>
    /// <exception cref="UserErrorException">A monitor watches on it, or it can't be written.</exception>
    public static WatchedFolder Take(string dataFolder)
    {
        var taken = new WatchedFolder(FolderLock.TryTake(dataFolder, LockFile(dataFolder)) ?? throw Taken(dataFolder), AddressFile(dataFolder));

        // Of one that was killed.
        taken.Forget();
        return taken;
    }

    /// <summary>The page can be had by now.</summary>
    public void ListensAt(Uri address) => Courtesy(() => File.WriteAllText(addressFile, address.AbsoluteUri));

    /// <inheritdoc />
    public void Dispose()
    {
        Forget();
        held.Dispose();
    }

    private void Forget() => Courtesy(() => File.Delete(addressFile));

    // The address only helps whoever starts a second monitor: no trouble with it ends the first one.
    private static void Courtesy(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static UserErrorException Taken(string dataFolder) =>
        new($"A monitor runs on {dataFolder} already{(AddressIn(dataFolder) is { } address ? $", at {address}" : "")}. End it, or give another folder with --data.");

    // Null while it starts.
    private static Uri? AddressIn(string dataFolder)
    {
        try
        {
            return Uri.TryCreate(File.ReadAllText(AddressFile(dataFolder)), UriKind.Absolute, out var address) ? address : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string LockFile(string dataFolder) => Path.Combine(dataFolder, "monitor.lock");

    private static string AddressFile(string dataFolder) => Path.Combine(dataFolder, "monitor.url");
}
