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

    /// <summary>What is in it.</summary>
    public byte[] Bytes { get; }

    /// <summary>A file that is not there yet.</summary>
    public static SafeFile New(string path, byte[] bytes) => new(path, before: null, bytes);

    /// <summary>Reads a file; null if it is not there.</summary>
    /// <exception cref="ConfigurationException">It can't be read, or is too large.</exception>
    public static SafeFile? Read(string path) => ReadBytes(path) is { } bytes ? new SafeFile(path, bytes, bytes) : null;

    /// <summary>Writes a temporary file beside it and renames that, if the file still is as it was read.</summary>
    /// <returns>False if it is not; nothing was written then.</returns>
    /// <exception cref="ConfigurationException">It can't be written.</exception>
    public bool TryReplace(byte[] bytes)
    {
        var now = ReadBytes(Path);
        if (before is null ? now is not null : now is null || !now.AsSpan().SequenceEqual(before))
        {
            return false;
        }

        Write(Path, bytes);
        return true;
    }

    /// <summary>Writes a file as a whole or not at all.</summary>
    /// <exception cref="ConfigurationException">It can't be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        string? temporary = null;
        try
        {
            // Of a link, the file that it leads to is replaced.
            var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;
            var beside = $"{target}.{Guid.NewGuid():N}.tmp";
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                temporary = beside;
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }

            throw new ConfigurationException(new ConfigPlace(path), $"can't be written: {e.Message}");
        }
    }

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
