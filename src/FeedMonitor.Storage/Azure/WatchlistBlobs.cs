using Azure;
using Azure.Storage.Blobs.Models;

namespace FeedMonitor.Storage.Azure;

/// <summary>The contents of watchlists that are too large for a row, each under the hash of its content.</summary>
/// <remarks>
/// A blob is written before the row that names it, and removed when no row does. Another host may be between the two: what was written
/// within <see cref="Grace"/> stays, and one that is written again between the look and the removal has another ETag.
/// </remarks>
internal sealed class WatchlistBlobs(StorageClients clients, TimeProvider time)
{
    /// <summary>How long a blob may wait for its row.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public Task WriteAsync(WatchlistContent content, CancellationToken cancel) =>
        clients.WatchlistContents.GetBlobClient(NameOf(content.Version)).UploadAsync(new BinaryData(content.Bytes), overwrite: true, cancel);

    /// <summary>The content of a version, or null if it is not there.</summary>
    public async Task<byte[]?> FindAsync(string version, CancellationToken cancel)
    {
        try
        {
            var content = await clients.WatchlistContents.GetBlobClient(NameOf(version)).DownloadContentAsync(cancel);
            return content.Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<BlobItem>> ListAsync(CancellationToken cancel)
    {
        var blobs = new List<BlobItem>();
        await foreach (var blob in clients.WatchlistContents.GetBlobsAsync(new GetBlobsOptions(), cancel))
        {
            blobs.Add(blob);
        }

        return blobs;
    }

    /// <summary>Removes what no row names of blobs that were listed before the rows were read.</summary>
    public async Task RemoveAsync(IReadOnlyList<BlobItem> listed, IReadOnlySet<string> versionsInUse, CancellationToken cancel)
    {
        var named = versionsInUse.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var blob in listed.Where(blob => !named.Contains(blob.Name) && blob.Properties.LastModified < time.GetUtcNow() - Grace))
        {
            try
            {
                var unchanged = new BlobRequestConditions { IfMatch = blob.Properties.ETag };
                await clients.WatchlistContents.GetBlobClient(blob.Name).DeleteIfExistsAsync(conditions: unchanged, cancellationToken: cancel);
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Another host has just written it for a row of its own.
            }
        }
    }

    /// <summary>Whether the content of a version is among the blobs.</summary>
    public static bool Contains(IReadOnlyList<BlobItem> listed, string version) => listed.Any(blob => blob.Name == NameOf(version));

    private static string NameOf(string version) => version + ".json.gz";
}
