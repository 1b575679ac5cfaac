using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>A row for each watchlist that keeps a pace, and channel; changed under its ETag.</summary>
internal sealed class TableAlertPaceStore(StorageClients clients) : IAlertPaceStore
{
    private const string Content = "Pace";

    private TableClient Table => clients.Hits;

    public async Task<StoredPace> ReadAsync(WatchlistId watchlist, string channel, CancellationToken cancel)
    {
        return await HitRows.FindAsync(Table, TableKeys.Pace(watchlist, channel), cancel) is { } row
            ? new StoredPace(JsonSerializer.Deserialize(ChunkedText.Get(row, Content), StorageJson.Compact.Pace)!.ToPace(), row.ETag.ToString())
            : new StoredPace(AlertPace.Empty, null);
    }

    public async Task<bool> TrySaveAsync(WatchlistId watchlist, string channel, AlertPace pace, string? version, CancellationToken cancel)
    {
        var entity = new TableEntity(TableKeys.HitsPartition, TableKeys.Pace(watchlist, channel));
        ChunkedText.Set(entity, Content, JsonSerializer.Serialize(PaceData.Of(pace), StorageJson.Compact.Pace));
        try
        {
            _ = version is null
                ? await Table.AddEntityAsync(entity, cancel)
                : await Table.UpdateEntityAsync(entity, new ETag(version), TableUpdateMode.Replace, cancel);
            return true;
        }
        catch (RequestFailedException e) when (TableTransactions.IsConflict(e))
        {
            // Another worker wrote first, or our own first try did, unseen: what it let through is let through again.
            return false;
        }
    }
}
