using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Storage.Azure;

/// <summary>
/// Edits that lie over a deployed configuration folder, which nobody can write: a blob an edited file. Folder and edits are laid out in a working folder, from which all is read.
/// </summary>
/// <remarks>
/// An edit keeps the version of the deployed file on which it was made. Once another one is deployed, that counts, and the edit is set aside under another name and
/// told in the log, when an instance starts. One that runs on leaves what it does not know: that was made on a later deployment, whose instances start beside it.
/// </remarks>
internal sealed partial class BlobConfigurationFiles(StorageClients clients, TimeProvider time, string deployed, string working, ILogger<BlobConfigurationFiles> logger)
    : IConfigurationFiles, IDisposable
{
    private const string Edits = "edits/";
    private const string SetAside = "superseded/";
    private const string OnVersion = "deployed";
    private const string Removed = "removed";
    private const string None = "none";

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly StoragePatience patience = new(clients, time);
    private readonly SortedDictionary<string, ETag> laidOut = new(StringComparer.Ordinal);
    private bool isOpen;

    /// <inheritdoc />
    public string Folder => working;

    /// <inheritdoc />
    public string Revision { get; private set; } = "";

    private BlobContainerClient Container => clients.Configuration;

    /// <inheritdoc />
    public async Task<string> OpenAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await patience.RunAsync(isOpen ? LayOutAsync : BeginAsync, cancel);
            return working;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async Task<bool> TryReplaceAsync(string name, string? version, byte[]? bytes, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var isReplaced = false;
            if (VersionIn(working, name) == version)
            {
                await patience.RunAsync(async late => isReplaced = await TryUploadAsync(name, bytes, late), cancel);
            }

            return isReplaced;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        turn.Dispose();
        if (Directory.Exists(working))
        {
            Directory.Delete(working, recursive: true);
        }
    }

    private async Task<bool> TryUploadAsync(string name, byte[]? bytes, CancellationToken cancel)
    {
        var options = new BlobUploadOptions
        {
            Conditions = laidOut.TryGetValue(name, out var tag) ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [OnVersion] = VersionIn(deployed, name) ?? None, [Removed] = bytes is null ? "true" : "false" },
        };
        try
        {
            laidOut[name] = (await Container.GetBlobClient(Edits + name).UploadAsync(new BinaryData(bytes ?? []), options, cancel)).Value.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another instance was faster; or an answer was lost, and the client's second attempt met what its first had written.
            await LayOutAsync(cancel);
            return laidOut.ContainsKey(name) && VersionIn(working, name) == (bytes is null ? null : FileVersion.Of(bytes));
        }

        Put(name, bytes);
        NoteRevision();
        return true;
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        CopyDeployed();
        await Container.CreateIfNotExistsAsync(cancellationToken: cancel);
        await LayOutAsync(cancel);
        isOpen = true;
        if (laidOut.Count > 0)
        {
            LogEdited(string.Join(", ", laidOut.Keys));
        }
    }

    private async Task LayOutAsync(CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions { Prefix = Edits, Traits = BlobTraits.Metadata }, cancel))
        {
            var name = blob.Name[Edits.Length..];
            if (await IsLaidOutAsync(name, blob, cancel))
            {
                seen.Add(name);
            }
        }

        foreach (var gone in laidOut.Keys.Except(seen, StringComparer.Ordinal).ToArray())
        {
            laidOut.Remove(gone);
            Put(gone, BytesIn(deployed, gone));
        }

        NoteRevision();
    }

    private void NoteRevision() => Revision = FileVersion.Of(string.Join('\n', laidOut.Select(edit => $"{edit.Key} {edit.Value}")));

    private async Task<bool> IsLaidOutAsync(string name, BlobItem blob, CancellationToken cancel)
    {
        if (laidOut.TryGetValue(name, out var known) && known == blob.Properties.ETag)
        {
            return true;
        }

        var client = Container.GetBlobClient(blob.Name);
        var content = (await client.DownloadContentAsync(cancel)).Value;
        if (content.Details.Metadata[OnVersion] != (VersionIn(deployed, name) ?? None))
        {
            await (isOpen ? Task.CompletedTask : SetAsideAsync(name, client, content, cancel));
            return false;
        }

        Put(name, content.Details.Metadata[Removed] == "true" ? null : content.Content.ToArray());
        laidOut[name] = content.Details.ETag;
        return true;
    }

    private async Task SetAsideAsync(string name, BlobClient client, BlobDownloadResult edit, CancellationToken cancel)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{SetAside}{edit.Details.LastModified.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}/{name}");
        await Container.GetBlobClient(aside).UploadAsync(edit.Content, overwrite: true, cancel);
        await client.DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = edit.Details.ETag }, cancellationToken: cancel);
        LogSetAside(name, aside);
    }

    private void CopyDeployed()
    {
        if (!Directory.Exists(deployed))
        {
            throw new ConfigurationException(new ConfigPlace(deployed), "there is no such folder, expected the deployed configuration");
        }

        CreateWorkingFolder();
        foreach (var file in Directory.EnumerateFiles(deployed, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(working, Path.GetRelativePath(deployed, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    // A list of channels may hold secrets, and the folder for temporary files is everybody's.
    private void CreateWorkingFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(working);
        }
        else
        {
            Directory.CreateDirectory(working, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Put(string name, byte[]? bytes)
    {
        var path = Path.Combine(working, name);
        if (bytes is null)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[]? BytesIn(string folder, string name) => SafeFile.Read(Path.Combine(folder, name))?.Bytes;

    private static string? VersionIn(string folder, string name) => BytesIn(folder, name) is { } bytes ? FileVersion.Of(bytes) : null;

    [LoggerMessage(LogLevel.Warning, "Another {Name} was deployed since it was edited: the deployed one counts, and the edit is kept as {Aside} in the container 'configuration'.")]
    private partial void LogSetAside(string name, string aside);

    [LoggerMessage(LogLevel.Information, "Edits count that lie over the deployed files, in the container 'configuration': {Names}.")]
    private partial void LogEdited(string names);
}
