using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FeedMonitor.Storage.Azure;

/// <summary>The outbox: rows beside the hits, so that an alert and its hit change in one transaction.</summary>
internal sealed partial class TableAlertOutbox(StorageClients clients, ILogger<TableAlertOutbox>? logger = null) : IAlertOutbox
{
    private const string WithoutHit = "its hit is gone from the storage";

    private readonly ILogger logger = logger ?? NullLogger<TableAlertOutbox>.Instance;

    private TableClient Table => clients.Hits;

    public async Task OweAsync(IReadOnlyList<OwedAlert> alerts, CancellationToken cancel)
    {
        foreach (var alert in alerts)
        {
            // Refused together if the mark is there: it was owed by a poll that died after this, or by our own first try.
            await TableTransactions.TryAddAsync(Table, [OutboxEntity.Owed(alert), new TableEntity(TableKeys.HitsPartition, TableKeys.Once(alert.Id)) { ["At"] = alert.Since }], cancel);
        }
    }

    public Task<IReadOnlyList<OwedAlert>> ListOwedAsync(CancellationToken cancel) => ListAsync(TableKeys.OwedPrefix, cancel);

    public async Task<OwedAlert?> FindOwedAsync(AlertId id, CancellationToken cancel) =>
        await HitRows.FindAsync(Table, TableKeys.Owed(id), cancel) is { } row ? OutboxEntity.ToAlert(row) : null;

    public async Task<ClaimedAlert?> ClaimAsync(AlertId id, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        if (await HitRows.FindAsync(Table, TableKeys.Owed(id), cancel) is not { } row || OutboxEntity.ToAlert(row) is not { } owed || !owed.IsFree(now))
        {
            return null;
        }

        if (await LeaseAsync(id, row.ETag, until, cancel) is not { } version)
        {
            return null;
        }

        if (await SubjectAsync(owed, cancel) is not { } subject)
        {
            await BuryWithoutHitAsync(owed, version, cancel);
            return null;
        }

        return new ClaimedAlert(owed with { LeasedUntil = until }, subject, version);
    }

    public async Task<ClaimedAlert?> RenewAsync(ClaimedAlert alert, DateTimeOffset until, CancellationToken cancel) =>
        await LeaseAsync(alert.Owed.Id, new ETag(alert.Version), until, cancel) is { } version
            ? alert with { Owed = alert.Owed with { LeasedUntil = until }, Version = version }
            : null;

    public Task<bool> MarkSentAsync(ClaimedAlert alert, DateTimeOffset at, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Sent, at) { Told = ToldTerms.Of(alert) }, [Remove(alert)], cancel);

    public Task<bool> MarkSuppressedAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Suppressed, at, reason), [Remove(alert)], cancel);

    public Task<bool> MarkFailedAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string error, CancellationToken cancel) =>
        FreeAsync(alert, alert.Owed.Failed(nextAttemptAt, error), at, error, cancel);

    public Task<bool> PostponeAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancel) =>
        FreeAsync(alert, alert.Owed.Postponed(nextAttemptAt, reason), at, reason, cancel);

    public Task<bool> MarkDeadAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var dead = OutboxEntity.Dead(alert.Owed.GivenUp(reason));
        return SettleAsync(
            alert,
            new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Dead, at, reason),
            [Remove(alert), new TableTransactionAction(TableTransactionActionType.UpsertReplace, dead)],
            cancel);
    }

    public async Task<OutboxSummary> SummarizeAsync(CancellationToken cancel) =>
        OutboxSummary.Of([.. await RowsAsync(TableKeys.OwedPrefix, isDead: false, cancel), .. await RowsAsync(TableKeys.DeadPrefix, isDead: true, cancel)]);

    private Task<IReadOnlyList<OwedAlert>> ListAsync(string prefix, CancellationToken cancel) => ListAsync(prefix, OutboxEntity.ToAlert, cancel);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string prefix, Func<TableEntity, T> read, CancellationToken cancel)
    {
        var alerts = new List<T>();
        await foreach (var entity in Table.QueryAsync<TableEntity>(TableKeys.HitsRange(prefix), cancellationToken: cancel))
        {
            // One that a later release wrote, or a fault spoilt, must not hide all others from the sweep. Health counts it as owed.
            try
            {
                alerts.Add(read(entity));
            }
            catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException or InvalidDataException)
            {
                LogUnreadable(entity.RowKey, e.GetType().Name);
            }
        }

        return alerts;
    }

    // There is nothing to tell, and whoever claimed it would fail for ever: as a dead letter people see it, and can drop it.
    private async Task BuryWithoutHitAsync(OwedAlert owed, string version, CancellationToken cancel)
    {
        LogWithoutHit(owed.Id, owed.Channel);
        var dead = OutboxEntity.Dead(owed with { LastError = WithoutHit, WaitsFor = null, AskedAt = null });
        var leased = new TableEntity(TableKeys.HitsPartition, TableKeys.Owed(owed.Id)) { ETag = new ETag(version) };
        await TableTransactions.TrySubmitAsync(Table, [Remove(leased), new TableTransactionAction(TableTransactionActionType.UpsertReplace, dead)], cancel);
    }

    // Null if it tells of a hit that is gone.
    private async Task<AlertSubject?> SubjectAsync(OwedAlert owed, CancellationToken cancel)
    {
        if (owed.Digest is { } digest)
        {
            return new AlertSubject.OfDigest(digest.With([]));
        }

        if (owed.Hit is not { } id)
        {
            return new AlertSubject.OfFeed(owed.Trouble ?? throw new InvalidDataException($"The stored alert {owed.Id} tells of nothing."));
        }

        return await HitRows.FindAsync(Table, TableKeys.Of(id), cancel) is { } hit ? new AlertSubject.OfHit(HitEntity.ToHit(hit)) : null;
    }

    /// <returns>The row's new version, or null if another worker was quicker.</returns>
    private async Task<string?> LeaseAsync(AlertId id, ETag version, DateTimeOffset until, CancellationToken cancel)
    {
        var lease = new TableEntity(TableKeys.HitsPartition, TableKeys.Owed(id)) { [OutboxEntity.LeasedUntil] = until };
        try
        {
            var leased = await Table.UpdateEntityAsync(lease, version, TableUpdateMode.Merge, cancel);
            return leased.Headers.ETag!.Value.ToString();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // It has leased the row (412) or settled it already (404).
            return null;
        }
    }

    // It stays owed, in nobody's hands.
    private Task<bool> FreeAsync(ClaimedAlert alert, OwedAlert next, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var change = new TableTransactionAction(TableTransactionActionType.UpdateReplace, OutboxEntity.Owed(next), new ETag(alert.Version));
        return SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Owed, at, reason), [change], cancel);
    }

    // False: the lease ran out and another worker has the row, or settled it.
    private Task<bool> SettleAsync(ClaimedAlert alert, HitAlert state, IReadOnlyList<TableTransactionAction> outbox, CancellationToken cancel) =>
        HitRows.TrySubmitAsync(Table, [.. outbox, .. Keep(alert.Owed, state)], SayingOf(alert.Subject, state), cancel);

    // What no hit says.
    private static TableTransactionAction[] Keep(OwedAlert alert, HitAlert state) =>
        SettledTrouble.Of(alert, state) is { } settled ? [new TableTransactionAction(TableTransactionActionType.UpsertReplace, SettledTroubleEntity.Of(settled))] : [];

    private static HitSaying? SayingOf(AlertSubject? subject, HitAlert state) =>
        subject is AlertSubject.OfHit { Hit: var hit } ? new HitSaying(hit.Id, hit.FoundAt, state) : null;

    private async Task<List<OutboxRow>> RowsAsync(string prefix, bool isDead, CancellationToken cancel)
    {
        var rows = new List<OutboxRow>();
        await foreach (var row in Table.QueryAsync<TableEntity>(TableKeys.HitsRange(prefix), select: OutboxEntity.RowColumns, cancellationToken: cancel))
        {
            rows.Add(OutboxEntity.ToRow(row, isDead));
        }

        return rows;
    }

    private static TableTransactionAction Remove(TableEntity row) =>
        new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), row.ETag);

    private static TableTransactionAction Remove(ClaimedAlert alert) => new(
        TableTransactionActionType.Delete, new TableEntity(TableKeys.HitsPartition, TableKeys.Owed(alert.Owed.Id)), new ETag(alert.Version));

    [LoggerMessage(LogLevel.Error, "The outbox row {Row} can't be read ({Error}); its alert is not told until it can.")]
    private partial void LogUnreadable(string row, string error);

    [LoggerMessage(LogLevel.Error, "The hit of alert {Alert} to {Channel} is gone from the storage: the alert is dead.")]
    private partial void LogWithoutHit(AlertId alert, string channel);
}
