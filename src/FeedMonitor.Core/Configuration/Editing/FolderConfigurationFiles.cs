namespace FeedMonitor.Configuration.Editing;

/// <summary>The configuration folder itself, which people edit with other tools as well.</summary>
/// <param name="folder">Its path.</param>
public sealed class FolderConfigurationFiles(string folder) : IConfigurationFiles
{
    /// <inheritdoc />
    public string Folder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <inheritdoc />
    public string Revision => "";

    /// <inheritdoc />
    public Task<string> OpenAsync(CancellationToken cancel) => Task.FromResult(Folder);

    /// <inheritdoc />
    public Task<bool> TryReplaceAsync(string name, string? version, byte[]? bytes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var path = Path.Combine(Folder, name);
        var file = SafeFile.Read(path);
        return Task.FromResult((file is null ? null : FileVersion.Of(file.Bytes)) == version && TryWrite(path, file, bytes));
    }

    private static bool TryWrite(string path, SafeFile? file, byte[]? bytes)
    {
        if (bytes is null)
        {
            return file is not null && file.TryDelete();
        }

        CreateFolderOf(path);
        return (file ?? SafeFile.New(path, bytes)).TryReplace(bytes);
    }

    private static void CreateFolderOf(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(path), $"can't be written: {e.Message}");
        }
    }
}
