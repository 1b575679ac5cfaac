using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>What is still owed. Rows come in with the hit (<see cref="IHitStore.RecordAsync"/>) and go out here, each way in one transaction.</summary>
public interface IAlertOutbox
{
    /// <summary>Adds alerts that tell of feeds in trouble. One that was added before is not added again, whatever became of it: a poll that is run again after a crash would else tell it twice.</summary>
    Task OweAsync(IReadOnlyList<OwedAlert> alerts, CancellationToken cancel);

    /// <summary>Everything owed, leased or not, due or not.</summary>
    Task<IReadOnlyList<OwedAlert>> ListOwedAsync(CancellationToken cancel);

    /// <summary>An alert that is owed, leased or not, due or not; or null.</summary>
    Task<OwedAlert?> FindOwedAsync(AlertId id, CancellationToken cancel);

    /// <summary>Leases an owed alert.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="now">The time: an alert that is leased or not due by then is not given out.</param>
    /// <param name="until">The end of the lease.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The alert, or null: it is settled, another worker has it, or it is not due.</returns>
    Task<ClaimedAlert?> ClaimAsync(AlertId id, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Draws out a lease, since what came before the attempt took long.</summary>
    /// <returns>The alert under its new lease, or null: the lease was lost meanwhile, and another worker may have the alert.</returns>
    Task<ClaimedAlert?> RenewAsync(ClaimedAlert alert, DateTimeOffset until, CancellationToken cancel);

    /// <summary>The channel took it: the outbox row goes, the hit says so.</summary>
    /// <returns>False if the lease was lost meanwhile; nothing was written then.</returns>
    Task<bool> MarkSentAsync(ClaimedAlert alert, DateTimeOffset at, CancellationToken cancel);

    /// <summary>An attempt failed: the row is free again and due at <paramref name="nextAttemptAt"/>.</summary>
    /// <returns>False if the lease was lost meanwhile; nothing was written then.</returns>
    Task<bool> MarkFailedAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string error, CancellationToken cancel);

    /// <summary>It waits for something else, which is no attempt: the row is free again and due at <paramref name="nextAttemptAt"/>, the hit says for what.</summary>
    /// <returns>False if the lease was lost meanwhile; nothing was written then.</returns>
    Task<bool> PostponeAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancel);

    /// <summary>It is not to be told: the outbox row goes, the hit says why.</summary>
    /// <returns>False if the lease was lost meanwhile; nothing was written then.</returns>
    Task<bool> MarkSuppressedAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel);

    /// <summary>It is given up: the outbox row becomes a dead letter, the hit says so.</summary>
    /// <returns>False if the lease was lost meanwhile; nothing was written then.</returns>
    Task<bool> MarkDeadAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel);

    /// <summary>Every dead letter.</summary>
    Task<IReadOnlyList<OwedAlert>> ListDeadAsync(CancellationToken cancel);

    /// <summary>What became of the alerts of feeds in trouble that were sent or suppressed.</summary>
    Task<IReadOnlyList<SettledTrouble>> ListSettledTroublesAsync(CancellationToken cancel);

    /// <summary>Forgets what became of such alerts that were settled before a time. None of them is owed again by that.</summary>
    Task PruneSettledTroublesAsync(DateTimeOffset before, CancellationToken cancel);

    /// <summary>
    /// Forgets that alerts of feeds in trouble, and digests, were owed (<see cref="OweAsync"/>), of those that were owed before a time and are neither owed nor dead any more. They may be owed once more
    /// after that, so the time lies further back than any poll that is run again.
    /// </summary>
    Task PruneOwedOnceAsync(DateTimeOffset before, CancellationToken cancel);

    /// <summary>
    /// Makes an alert due at <paramref name="now"/>: a dead one is owed again, under the same id and with no attempt counted; one that waits for
    /// its next attempt, or is held, waits no longer (<see cref="OwedAlert.AskedAt"/>).
    /// </summary>
    Task<HandledAlert> RetryAsync(AlertId id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>An alert that is owed or dead is not to be told: its row goes, the hit says why; of a feed in trouble <see cref="ListSettledTroublesAsync"/> does.</summary>
    Task<HandledAlert> DropAsync(AlertId id, DateTimeOffset now, string reason, CancellationToken cancel);

    /// <summary>How many are owed and dead, on which channels, and since when the oldest waits.</summary>
    Task<OutboxSummary> SummarizeAsync(CancellationToken cancel);

    /// <summary>How many are owed and dead.</summary>
    async Task<OutboxCounts> CountAsync(CancellationToken cancel) => (await SummarizeAsync(cancel)).Counts;
}
