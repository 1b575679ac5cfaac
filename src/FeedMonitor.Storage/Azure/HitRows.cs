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
    public static TableTransactionAction[] Say(HitSaying saying) =>
    [
        Merge(HitEntity.AlertChange(TableKeys.Of(saying.Hit), saying.State)),
        Merge(HitEntity.AlertChange(ListKeyOf(saying), saying.State)),
    ];

    /// <summary>Changes rows under their versions and lets a hit say so, in one transaction.</summary>
    /// <param name="table">The table.</param>
    /// <param name="changes">The changes of the outbox; none if the hit alone is to say something.</param>
    /// <param name="saying">What the hit is to say, or null for nothing.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False if a row of the outbox is gone or another than was read; nothing was written then.</returns>
    /// <remarks>
    /// A missing row of the hit looks just the same to the service. So a hit that is not listed any more is listed again, and of one that is gone nothing is said: else
    /// its alert could never be settled, and would be told for ever.
    /// </remarks>
    public static async Task<bool> TrySubmitAsync(TableClient table, IReadOnlyList<TableTransactionAction> changes, HitSaying? saying, CancellationToken cancel)
    {
        TableTransactionAction[] said = saying is null ? [] : Say(saying);
        if (await TableTransactions.TrySubmitAsync(table, [.. changes, .. said], cancel))
        {
            return true;
        }

        if (saying is null)
        {
            return false;
        }

        if (await FindAsync(table, TableKeys.Of(saying.Hit), cancel) is not { } hit)
        {
            return changes.Count == 0 || await TableTransactions.TrySubmitAsync(table, changes, cancel);
        }

        if (await FindAsync(table, ListKeyOf(saying), cancel) is not null)
        {
            return false;
        }

        // Nothing changes a hit without its row in the list: if it can be added, the hit is as it was read.
        await TableTransactions.TryAddAsync(table, [new TableEntity(hit) { RowKey = ListKeyOf(saying) }], cancel);
        return await TableTransactions.TrySubmitAsync(table, [.. changes, .. said], cancel);
    }

    private static string ListKeyOf(HitSaying saying) => TableKeys.Newest(HitCursor.Of(saying.Hit, saying.FoundAt));

    private static TableTransactionAction Merge(TableEntity change) => new(TableTransactionActionType.UpdateMerge, change, ETag.All);
}
