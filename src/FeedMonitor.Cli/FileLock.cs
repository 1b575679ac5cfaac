namespace FeedMonitor.Cli;

/// <summary>A file held open by one process at a time. The system lets go of it when the process ends, however it ends.</summary>
internal static class FileLock
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows: .NET gives the number as it comes. All else is trouble with the disk.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Takes the lock, or null if another process has it.</summary>
    /// <exception cref="IOException">The file can't be made or written: a disk that is full, or only read.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    public static async Task<FileStream> WaitAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }
}
