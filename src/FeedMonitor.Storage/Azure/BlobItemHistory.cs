using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Azure;

/// <summary>
/// Cleaned items in blobs: one compressed chunk of JSON lines for each round of polls that brought something new, named by the hour, so that
/// retention is deleting old names. A table row an item would cost memory under Azurite and writes on Azure.
/// </summary>
internal sealed class BlobItemHistory(StorageClients clients) : IItemHistory
{
    // An edit must be read after the item, and names do not tell which of an hour's chunks came first.
    private const string Seen = "seen";

    public PackedItems Pack(IReadOnlyList<HistoryItem> items) => HistoryLines.Of(items);

    public async Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel)
    {
        HistoryLines[] lines = [.. packs.Cast<HistoryLines>()];
        if (lines.Length == 0)
        {
            return;
        }

        await using var chunk = HistoryChunkText.Write(lines);
        var seen = lines[0].FirstSeen.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Seen] = seen } };
        await clients.Items.GetBlobClient(HistoryChunkName.Of(lines)).UploadAsync(chunk, options, cancel);
    }

    public async Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        var (first, end) = (HistoryChunkName.Hour(since), HistoryChunkName.Hour(until));
        var chunks = new List<(HistoryChunk Chunk, string Seen)>();
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = HistoryChunkName.CommonStart(since, until) };
        await foreach (var blob in clients.Items.GetBlobsAsync(options, cancel))
        {
            if (string.CompareOrdinal(blob.Name, first) >= 0 && string.CompareOrdinal(blob.Name, end) < 0 && HistoryChunkName.HourOf(blob.Name) is { } hour)
            {
                var seen = blob.Metadata is not null && blob.Metadata.TryGetValue(Seen, out var ticks) ? ticks : "";
                chunks.Add((new HistoryChunk(blob.Name, hour, blob.Properties.ContentLength ?? 0), seen));
            }
        }

        return [.. chunks.OrderBy(found => found.Chunk.Hour).ThenBy(found => found.Seen, StringComparer.Ordinal).ThenBy(found => found.Chunk.Name, StringComparer.Ordinal).Select(found => found.Chunk)];
    }

    public async Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel)
    {
        try
        {
            var content = await clients.Items.GetBlobClient(chunk.Name).DownloadContentAsync(cancel);
            return HistoryChunkText.Read(content.Value.Content.ToMemory());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Retention may remove it while the chunks before it are read.
            return new HistoryReading([], "was removed meanwhile");
        }
    }

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var end = HistoryChunkName.Hour(before);
        var pruned = 0;
        await foreach (var blob in clients.Items.GetBlobsAsync(new GetBlobsOptions(), cancel))
        {
            // Names come in order, and so do the hours.
            if (string.CompareOrdinal(blob.Name, end) >= 0)
            {
                break;
            }

            await clients.Items.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancel);
            pruned++;
        }

        return pruned;
    }
}
