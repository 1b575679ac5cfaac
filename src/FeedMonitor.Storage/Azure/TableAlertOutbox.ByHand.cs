using Azure;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>What a person does with alerts that are owed or dead.</summary>
internal sealed partial class TableAlertOutbox
{
    public Task<IReadOnlyList<OwedAlert>> ListDeadAsync(CancellationToken cancel) => ListAsync(TableKeys.DeadPrefix, cancel);

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
        while (true)
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

            var found = new ClaimedAlert(alert, await SubjectAsync(alert, cancel), row.ETag.ToString());
            if (await SettleAsync(found, state(alert), change(row, alert), cancel))
            {
                return HandledAlert.Done;
            }

            // A worker or another person was quicker, or our own first try went through unseen: again, on what stands there now.
        }
    }

    private static bool IsDead(TableEntity row) => row.RowKey.StartsWith(TableKeys.DeadPrefix, StringComparison.Ordinal);

    private static TableTransactionAction Remove(TableEntity row) =>
        new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), row.ETag);
}
