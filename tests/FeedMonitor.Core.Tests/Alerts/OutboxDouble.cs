namespace FeedMonitor.Alerts;

/// <summary>An outbox that refuses a cancelled token, as a store over the network does, and that can fail to write down what was sent.</summary>
internal sealed class OutboxDouble(IAlertOutbox inner) : IAlertOutbox
{
    /// <summary>What happens instead when an alert is marked as sent, or null for what should.</summary>
    public Func<Task<bool>>? MarkingSent { get; set; }

    /// <summary>What happens instead when an attempt is marked as failed, or null for what should.</summary>
    public Func<Task<bool>>? MarkingFailed { get; set; }

    public Task OweAsync(IReadOnlyList<OwedAlert> alerts, CancellationToken cancel) => inner.OweAsync(alerts, cancel);

    public Task<IReadOnlyList<OwedAlert>> ListOwedAsync(CancellationToken cancel) => inner.ListOwedAsync(cancel);

    public Task<OwedAlert?> FindOwedAsync(AlertId id, CancellationToken cancel) => inner.FindOwedAsync(id, cancel);

    public Task<ClaimedAlert?> ClaimAsync(AlertId id, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) =>
        inner.ClaimAsync(id, now, until, cancel);

    public Task<bool> MarkSentAsync(ClaimedAlert alert, DateTimeOffset at, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return MarkingSent is { } instead ? instead() : inner.MarkSentAsync(alert, at, cancel);
    }

    public Task<bool> MarkFailedAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string error, CancellationToken cancel) =>
        MarkingFailed is { } instead ? instead() : inner.MarkFailedAsync(alert, at, nextAttemptAt, error, cancel);

    public Task<bool> MarkSuppressedAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel) =>
        inner.MarkSuppressedAsync(alert, at, reason, cancel);

    public Task<ClaimedAlert?> RenewAsync(ClaimedAlert alert, DateTimeOffset until, CancellationToken cancel) => inner.RenewAsync(alert, until, cancel);

    public Task<bool> PostponeAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancel) =>
        inner.PostponeAsync(alert, at, nextAttemptAt, reason, cancel);

    public Task<bool> MarkDeadAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel) =>
        inner.MarkDeadAsync(alert, at, reason, cancel);

    public Task<IReadOnlyList<OwedAlert>> ListDeadAsync(CancellationToken cancel) => inner.ListDeadAsync(cancel);

    public Task<IReadOnlyList<SettledTrouble>> ListSettledTroublesAsync(CancellationToken cancel) => inner.ListSettledTroublesAsync(cancel);

    public Task PruneSettledTroublesAsync(DateTimeOffset before, CancellationToken cancel) => inner.PruneSettledTroublesAsync(before, cancel);

    public Task PruneOwedOnceAsync(DateTimeOffset before, CancellationToken cancel) => inner.PruneOwedOnceAsync(before, cancel);

    public Task<HandledAlert> RetryAsync(AlertId id, DateTimeOffset now, CancellationToken cancel) => inner.RetryAsync(id, now, cancel);

    public Task<HandledAlert> DropAsync(AlertId id, DateTimeOffset now, string reason, CancellationToken cancel) => inner.DropAsync(id, now, reason, cancel);

    public Task<OutboxSummary> SummarizeAsync(CancellationToken cancel) => inner.SummarizeAsync(cancel);
}
