using Azure;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>What everything that works on the partition of hits does there.</summary>
internal static class HitRows
{
    /// <summary>A row of the partition, or null.</summary>
    public static async Task<TableEntity?> FindAsync(TableClient table, string rowKey, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.HitsPartition, rowKey, cancellationToken: cancel);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Lets a hit say where one of its alerts stands: in its row, and in that by which the newest are listed.</summary>
    public static TableTransactionAction[] Say(HitId hit, DateTimeOffset foundAt, HitAlert state) =>
    [
        Merge(HitEntity.AlertChange(TableKeys.Of(hit), state)),
        Merge(HitEntity.AlertChange(TableKeys.Newest(HitCursor.Of(hit, foundAt)), state)),
    ];

    private static TableTransactionAction Merge(TableEntity change) => new(TableTransactionActionType.UpdateMerge, change, ETag.All);
}
