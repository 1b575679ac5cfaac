using Azure;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>What a person does with alerts that are owed or dead.</summary>
internal sealed partial class TableAlertOutbox
{
    // Each that comes to nothing means that somebody else got on.
    private const int MostTries = 50;

    public Task<IReadOnlyList<OwedAlert>> ListDeadAsync(CancellationToken cancel) => ListAsync(TableKeys.DeadPrefix, cancel);

    public Task<IReadOnlyList<SettledTrouble>> ListSettledTroublesAsync(CancellationToken cancel) => ListAsync(TableKeys.SettledPrefix, SettledTroubleEntity.ToSettled, cancel);

    public async Task PruneSettledTroublesAsync(DateTimeOffset before, CancellationToken cancel) =>
        await DeleteAsync(await KeysAsync(TableKeys.HitsRange(TableKeys.SettledPrefix) + Before(before), cancel), cancel);

    public async Task PruneOwedOnceAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var old = await KeysAsync(TableKeys.HitsRange(TableKeys.OncePrefix) + Before(before), cancel);
        if (old.Count > 0)
        {
            old.ExceptWith((await KeysAsync(TableKeys.HitsRange(TableKeys.OwedPrefix), cancel)).Select(key => TableKeys.OncePrefix + key[TableKeys.OwedPrefix.Length..]));
            old.ExceptWith((await KeysAsync(TableKeys.HitsRange(TableKeys.DeadPrefix), cancel)).Select(key => TableKeys.OncePrefix + key[TableKeys.DeadPrefix.Length..]));
            await DeleteAsync(old, cancel);
        }
    }

    public Task<HandledAlert> RetryAsync(AlertId id, DateTimeOffset now, CancellationToken cancel) => HandleAsync(
        id,
        now,
        alert => new HitAlert(id, alert.Channel, AlertState.Owed, now, alert.LastError),
        (row, alert) => IsDead(row)
            ? [Remove(row), new TableTransactionAction(TableTransactionActionType.UpsertReplace, OutboxEntity.Owed(alert.Again(wasDead: true, now)))]
            : [new TableTransactionAction(TableTransactionActionType.UpdateReplace, OutboxEntity.Owed(alert.Again(wasDead: false, now)), row.ETag)],
        cancel);

    public Task<HandledAlert> DropAsync(AlertId id, DateTimeOffset now, string reason, CancellationToken cancel) => HandleAsync(
        id,
        now,
        alert => new HitAlert(id, alert.Channel, AlertState.Suppressed, now, reason),
        (row, _) => [Remove(row)],
        cancel);

    private async Task<HandledAlert> HandleAsync(
        AlertId id,
        DateTimeOffset now,
        Func<OwedAlert, HitAlert> state,
        Func<TableEntity, OwedAlert, IReadOnlyList<TableTransactionAction>> change,
        CancellationToken cancel)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            // Looked for among the owed ones twice: it may be retried between the two looks.
            var row = await HitRows.FindAsync(Table, TableKeys.Owed(id), cancel) ?? await HitRows.FindAsync(Table, TableKeys.Dead(id), cancel) ?? await HitRows.FindAsync(Table, TableKeys.Owed(id), cancel);
            if (row is null)
            {
                return HandledAlert.NotOwed;
            }

            var alert = OutboxEntity.ToAlert(row);
            if (!IsDead(row) && alert.IsInHand(now))
            {
                return HandledAlert.InHand;
            }

            var next = state(alert);
            if (await HitRows.TrySubmitAsync(Table, [.. change(row, alert), .. Keep(alert, next)], SayingOf(await SubjectAsync(alert, cancel), next), cancel))
            {
                return HandledAlert.Done;
            }

            // A worker or another person was quicker, or our own first try went through unseen: again, on what stands there now.
        }

        // Others change it all the time, so that it is in their hands.
        return HandledAlert.InHand;
    }

    private async Task<HashSet<string>> KeysAsync(string filter, CancellationToken cancel)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }

    private async Task DeleteAsync(IEnumerable<string> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            // Deleting what is gone already is no error (404 is swallowed by the client).
            await Table.DeleteEntityAsync(TableKeys.HitsPartition, row, ETag.All, cancel);
        }
    }

    private static string Before(DateTimeOffset time) => TableClient.CreateQueryFilter($" and At lt {time}");

    private static bool IsDead(TableEntity row) => row.RowKey.StartsWith(TableKeys.DeadPrefix, StringComparison.Ordinal);
}
