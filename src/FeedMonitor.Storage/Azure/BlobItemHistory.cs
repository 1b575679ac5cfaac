using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Identity;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Azure;

/// <summary>
/// Cleaned items in blobs: one compressed chunk of JSON lines for each round of polls that brought something new, named by the hour, so that
/// retention is deleting old names. A table row an item would cost memory under Azurite and writes on Azure.
/// </summary>
internal sealed class BlobItemHistory(StorageClients clients) : IItemHistory
{
    private const string HourForm = "yyyy/MM/dd/HH";

    public async Task AppendAsync(IReadOnlyList<HistoryItem> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return;
        }

        // The same items in the same hour are the same chunk: a round that runs again overwrites it.
        var chunk = StableHash.Id([.. items.Select(item => item.Id.Value)]);
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // All in memory: there is nothing to wait for.
            await using var json = new Utf8JsonWriter(gzip, StorageJson.CompactWriter);
            foreach (var item in items)
            {
                JsonSerializer.Serialize(json, Line.Of(item), StorageJson.Compact.HistoryLine);
                json.Flush();
                gzip.WriteByte((byte)'\n');
                json.Reset();
            }
        }

        compressed.Position = 0;
        await clients.Items.GetBlobClient($"{Hour(items[0].FirstSeen)}/{chunk}.jsonl.gz").UploadAsync(compressed, overwrite: true, cancel);
    }

    public async IAsyncEnumerable<HistoryItem> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        var first = Hour(since);
        await foreach (var blob in ListAsync(cancel))
        {
            if (string.CompareOrdinal(blob.Name, first) < 0)
            {
                continue;
            }

            await using var stream = await clients.Items.GetBlobClient(blob.Name).OpenReadAsync(cancellationToken: cancel);
            await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                yield return JsonSerializer.Deserialize(line, StorageJson.Compact.HistoryLine)!.ToItem();
            }
        }
    }

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var end = Hour(before);
        var pruned = 0;
        await foreach (var blob in ListAsync(cancel))
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

    private global::Azure.AsyncPageable<BlobItem> ListAsync(CancellationToken cancel) => clients.Items.GetBlobsAsync(new GetBlobsOptions(), cancel);

    private static string Hour(DateTimeOffset time) => time.UtcDateTime.ToString(HourForm, CultureInfo.InvariantCulture);

    internal sealed record Line(
        string Id, string Feed, string Title, string? Link, DateTimeOffset? Published, DateTimeOffset FirstSeen, string Headline, string Shown, DateTimeOffset? Dated,
        IReadOnlyList<LineBlock> Blocks)
    {
        public static Line Of(HistoryItem item) => new(
            item.Id.Value, item.Feed.Value, item.Title, item.Link, item.Published, item.FirstSeen, item.Text.Title, item.Text.Shown, item.Text.Published,
            [.. item.Text.Blocks.Select(block => new LineBlock(block.Zone.Name(), block.Start, block.Text.Length))]);

        public HistoryItem ToItem() => new(
            new ItemId(Id), new FeedId(Feed), Title, Link, Published, FirstSeen,
            new CleanText(Headline, Shown, [.. Blocks.Select(block => new Block(Zones.Parse(block.Zone) ?? Zone.Body, block.Start, Shown.Substring(block.Start, block.Length)))], Dated));
    }

    internal sealed record LineBlock(string Zone, int Start, int Length);
}
