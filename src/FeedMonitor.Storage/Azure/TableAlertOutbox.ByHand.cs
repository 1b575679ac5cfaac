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

    public async Task PruneSettledTroublesAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var old = TableKeys.HitsRange(TableKeys.SettledPrefix) + TableClient.CreateQueryFilter($" and At lt {before}");
        await foreach (var row in Table.QueryAsync<TableEntity>(old, select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
        {
            // Deleting what is gone already is no error (404 is swallowed by the client).
            await Table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancel);
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

    private static bool IsDead(TableEntity row) => row.RowKey.StartsWith(TableKeys.DeadPrefix, StringComparison.Ordinal);
}
