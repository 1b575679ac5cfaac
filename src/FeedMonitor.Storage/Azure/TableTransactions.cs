using Azure;
using Azure.Data.Tables;

namespace FeedMonitor.Storage.Azure;

/// <summary>Entity group transactions within the service's limits, which Azurite does not check: one partition, 100 entities, 4 MiB.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions</remarks>
internal static class TableTransactions
{
    public const int MaxActions = 100;

    // Of the payload's 4 MiB, so that there is room for the envelope of each entity.
    private const int MaxBytes = 3 * 1024 * 1024;

    /// <summary>Packs units, each of which must be written as a whole, into as few transactions as the limits allow.</summary>
    public static IEnumerable<List<T>> Pack<T>(IEnumerable<T> units, Func<T, IReadOnlyList<TableTransactionAction>> actionsOf)
    {
        var batch = new List<T>();
        var count = 0;
        var bytes = 0L;
        foreach (var unit in units)
        {
            var actions = actionsOf(unit);
            var size = actions.Sum(SizeOf);
            if (batch.Count > 0 && (count + actions.Count > MaxActions || bytes + size > MaxBytes))
            {
                yield return batch;
                (batch, count, bytes) = ([], 0, 0);
            }

            batch.Add(unit);
            count += actions.Count;
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Submits one transaction.</summary>
    /// <exception cref="InvalidOperationException">It breaks a limit: a mistake of ours.</exception>
    /// <exception cref="TableTransactionFailedException">The service refused it; nothing was written.</exception>
    public static async Task SubmitAsync(TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        if (actions.Count is 0 or > MaxActions || actions.Sum(SizeOf) > MaxBytes || actions.DistinctBy(action => action.Entity.PartitionKey, StringComparer.Ordinal).Count() != 1)
        {
            throw new InvalidOperationException($"A transaction of {actions.Count} entities breaks a limit: one partition, 1 to {MaxActions} entities, {MaxBytes} bytes.");
        }

        await table.SubmitTransactionAsync(actions, cancel);
    }

    /// <summary>Submits one transaction whose rows are changed under their versions.</summary>
    /// <returns>False if a row is gone or another than was read; nothing was written then.</returns>
    public static async Task<bool> TrySubmitAsync(TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        try
        {
            await SubmitAsync(table, actions, cancel);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Adds rows together.</summary>
    /// <returns>False if one of them is there already; nothing was written then.</returns>
    public static async Task<bool> TryAddAsync(TableClient table, IReadOnlyList<TableEntity> rows, CancellationToken cancel)
    {
        try
        {
            await SubmitAsync(table, [.. rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))], cancel);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Whether somebody else wrote first: the row is there already, is gone, or has another version.</summary>
    public static bool IsConflict(RequestFailedException e) => e.Status is 404 or 409 or 412;

    // UTF-16 text and Base64 bytes are what weighs.
    private static long SizeOf(TableTransactionAction action) =>
        ((TableEntity)action.Entity).Sum(property => property.Key.Length + property.Value switch
        {
            string text => text.Length * 2L,
            byte[] bytes => bytes.Length * 4L / 3,
            _ => 32,
        });
}
