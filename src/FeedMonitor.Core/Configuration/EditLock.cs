using FeedMonitor.Hashing;

namespace FeedMonitor.Configuration;

/// <summary>Keeps other processes from replacing a file while this one does.</summary>
/// <remarks>
/// The lock is on a file in the temporary folder, which is named after the locked file's path: the configuration folder may be watched or under
/// version control. It is never deleted, as somebody may just be opening it; the system lets go of it when its holder ends, however that ends.
/// </remarks>
internal static class EditLock
{
    // EAGAIN on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: what .NET says of a file that another has open with FileShare.None.
    private static readonly int Held = OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>The lock on a path, or null if it is held.</summary>
    /// <exception cref="IOException">There can be no lock.</exception>
    public static IDisposable? TryTake(string path)
    {
        var file = Path.Combine(Path.GetTempPath(), $"feedmonitor-{StableHash.Id(RealPath.Of(path))}.lock");
        try
        {
            // Opened to read: another user's may not be written to, and is a lock all the same.
            return new FileStream(file, File.Exists(file) ? FileMode.Open : FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);
        }
        catch (IOException e) when (e.HResult == Held)
        {
            return null;
        }
    }
}
