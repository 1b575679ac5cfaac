namespace FeedMonitor.Configuration;

/// <summary>A file that is replaced as a whole or not at all, and never over somebody else's change.</summary>
public sealed class SafeFile
{
    /// <summary>The largest file, in bytes. A list of 10,000 feeds takes 2 MB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private readonly byte[]? before;

    private SafeFile(string path, byte[]? before, byte[] bytes) => (Path, this.before, Bytes) = (path, before, bytes);

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Whether it was not there when it was read.</summary>
    internal bool IsNew => before is null;

    /// <summary>What is in it.</summary>
    public byte[] Bytes { get; }

    /// <summary>A file that is not there yet.</summary>
    public static SafeFile New(string path, byte[] bytes) => new(path, before: null, bytes);

    /// <summary>Reads a file; null if it is not there.</summary>
    /// <exception cref="ConfigurationException">It can't be read, or is too large.</exception>
    public static SafeFile? Read(string path) => ReadBytes(path) is { } bytes ? new SafeFile(path, bytes, bytes) : null;

    /// <summary>Writes a temporary file beside it and renames that, if the file still is as it was read.</summary>
    /// <returns>False if it is not, or if somebody else is just replacing it; nothing was written then.</returns>
    /// <exception cref="ConfigurationException">It can't be written.</exception>
    public bool TryReplace(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > MaxBytes)
        {
            throw new ConfigurationException(new ConfigPlace(Path), $"the file would become too large, expected at most {MaxBytes / (1024 * 1024)} MiB; nothing was written");
        }

        try
        {
            using var held = EditLock.TryTake(Path);
            return held is not null && IsAsItWasRead() && TryWrite(RealPath.Of(Path), bytes, overwrite: before is not null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(Path, e);
        }
    }

    /// <summary>Removes the file, if it still is as it was read. Of a link, the link goes.</summary>
    /// <returns>False if it is not, or if somebody else is just replacing it; it stays then.</returns>
    /// <exception cref="ConfigurationException">It can't be removed.</exception>
    public bool TryDelete()
    {
        try
        {
            using var held = EditLock.TryTake(Path);
            if (held is null || before is null || !IsAsItWasRead())
            {
                return false;
            }

            File.Delete(Path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(Path, e);
        }
    }

    /// <summary>Writes a file as a whole or not at all. Of a link, the file that it leads to is replaced.</summary>
    /// <exception cref="ConfigurationException">It can't be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        try
        {
            TryWrite(RealPath.Of(path), bytes, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(path, e);
        }
    }

    private bool IsAsItWasRead() => ReadBytes(Path) is var now && (before is null ? now is null : now is not null && now.AsSpan().SequenceEqual(before));

    private static bool TryWrite(string path, byte[] bytes, bool overwrite)
    {
        RefuseReadOnly(path);
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(beside, LikeThatOf(path)))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                // What the process's umask withheld.
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            }

            File.Move(beside, path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            // Somebody without the lock, such as an editor, has begun the file meanwhile.
            return false;
        }
        finally
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }
        }
    }

    // From its first byte on nobody may read the temporary file who may not read the file itself.
    private static FileStreamOptions LikeThatOf(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            options.UnixCreateMode = File.GetUnixFileMode(path);
        }

        return options;
    }

    // A rename asks the folder's permission, not the file's.
    private static void RefuseReadOnly(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException("the file is read-only");
        }

        new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
    }

    private static ConfigurationException NotWritten(string path, Exception e) => new(new ConfigPlace(path), $"can't be written: {e.Message}");

    private static byte[]? ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaxBytes }
                ? throw new ConfigurationException(new ConfigPlace(path), $"the file is too large, expected at most {MaxBytes / (1024 * 1024)} MiB")
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(path), $"can't be read: {e.Message}");
        }
    }
}
