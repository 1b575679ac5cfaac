using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>Decides about a claimed alert, as its watchlist wants it: whether it goes to its channel now, waits, or goes into a digest.</summary>
public sealed class AlertModes(
    AlertModeSource modes, IDigestOutbox outbox, DigestGathering gathering, DigestAssembly assembly, DigestSettlement settlement, AlertPacing pacing, IWorkQueues queues, TimeProvider time)
{
    /// <summary>The alert as its channel is to get it, or null: it waits, is in a digest, or was settled.</summary>
    public Task<ClaimedAlert?> PassAsync(ClaimedAlert claimed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        return claimed.Subject switch
        {
            AlertSubject.OfHit { Hit: var hit } => PassHitAsync(claimed, hit, cancel),
            AlertSubject.OfDigest => PassDigestAsync(claimed, claimed.Owed.Digest!, cancel),
            _ => Task.FromResult<ClaimedAlert?>(claimed),
        };
    }

    /// <summary>The channel did not take an alert that was let through: it does not count against what may be told.</summary>
    public async Task TakeBackAsync(ClaimedAlert claimed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        WatchlistId? watchlist = claimed.Subject switch
        {
            AlertSubject.OfHit { Hit: var hit } => hit.Watchlist,
            AlertSubject.OfDigest { Digest: var digest } => digest.Watchlist,
            _ => null,
        };
        if (watchlist is { } id)
        {
            await pacing.TakeBackAsync(id, await modes.OfAsync(id, cancel), claimed.Owed.Channel, claimed.Owed.Id, cancel);
        }
    }

    private async Task<ClaimedAlert?> PassHitAsync(ClaimedAlert claimed, Hit hit, CancellationToken cancel)
    {
        if (claimed.Owed.AskedAt is not null)
        {
            // A person wants it now; it counts for no pace.
            return claimed;
        }

        var mode = await modes.OfAsync(hit.Watchlist, cancel);
        if (claimed.Owed.Held is { } held)
        {
            return await HoldOfAsync(claimed, hit, mode, cancel) is { } stays
                ? await HoldAsync(claimed, hit, mode, stays, cancel)
                : await EndHoldAsync(claimed, held, hit, mode, cancel);
        }

        var hold = mode.IsImmediate ? null
            : AlertTiming.HoldOf(mode, OwedSince(claimed, hit), claimed.Owed.Attempts == 0, time.GetUtcNow()) is { } timing ? timing
            : claimed.Owed.Attempts > 0 ? await pacing.AskAsync(hit.Watchlist, mode, claimed.Owed.Channel, PacedMessage.Of(claimed.Owed.Id, AlertTurn.Tried), cancel)
            : mode.Digest is not null ? new AlertHold(DigestReason.Schedule, time.GetUtcNow()) // It came just at the moment, with others to be told with.
            : await pacing.AskAsync(hit.Watchlist, mode, claimed.Owed.Channel, PacedMessage.Of(claimed.Owed.Id, AlertTurn.New), cancel);
        return hold is null ? claimed : await HoldAsync(claimed, hit, mode, hold, cancel);
    }

    private async Task<AlertHold?> HoldOfAsync(ClaimedAlert claimed, Hit hit, AlertMode mode, CancellationToken cancel) =>
        AlertTiming.HoldOf(mode, OwedSince(claimed, hit), claimed.Owed.Attempts == 0, time.GetUtcNow())
        ?? await pacing.AskAsync(hit.Watchlist, mode, claimed.Owed.Channel, new PacedMessage(null, [claimed.Owed.Id], AlertTurn.Waited), cancel);

    // It waits no longer: alone it goes by itself, else with all of its watchlist that wait no longer either.
    private async Task<ClaimedAlert?> EndHoldAsync(ClaimedAlert claimed, HeldAlert held, Hit hit, AlertMode mode, CancellationToken cancel)
    {
        using var turn = await gathering.TakeTurnAsync(cancel);
        var group = await gathering.FindAsync(claimed, held, cancel);
        var isAlone = group.Count == 1 && group[0].Id == claimed.Owed.Id;
        if (group.Count < 2 && !isAlone)
        {
            return null;
        }

        var message = new PacedMessage(DigestGathering.IdOf(group), [.. group.Select(row => row.Id)], AlertTurn.Waited);
        if (await pacing.AskAsync(hit.Watchlist, mode, claimed.Owed.Channel, message, cancel) is { } hold)
        {
            return await HoldAsync(claimed, hit, mode, hold, cancel);
        }

        if (isAlone)
        {
            return await outbox.ReleaseAsync(claimed, cancel);
        }

        return await gathering.OweAsync(group, hit.WatchlistName, cancel) ? null : await outbox.ReleaseAsync(claimed, cancel);
    }

    private async Task<ClaimedAlert?> PassDigestAsync(ClaimedAlert claimed, OwedDigest digest, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (digest.Phase == DigestPhase.Told)
        {
            await settlement.FinishAsync(claimed, now, cancel);
            return null;
        }

        var mode = await modes.OfAsync(digest.Watchlist, cancel);
        var message = new PacedMessage(claimed.Owed.Id, [claimed.Owed.Id, .. digest.Members.Select(member => member.Alert)], AlertTurn.Tried);
        if (claimed.Owed.AskedAt is null
            && (AlertTiming.HoldOf(mode, digest.From, isFirstAttempt: false, now) ?? await pacing.AskAsync(digest.Watchlist, mode, claimed.Owed.Channel, message, cancel)) is { } hold)
        {
            return await HoldAsync(claimed, new HeldAlert(hold.Reason, digest.Watchlist, digest.From, digest.From), mode, hold, cancel);
        }

        var released = claimed.Owed.Held is null ? claimed : await outbox.ReleaseAsync(claimed, cancel);
        var opened = released is null ? null : await assembly.OpenAsync(released, cancel);
        if (opened is null)
        {
            // Nothing of it is left to tell, or it is in other hands, which count it themselves.
            await pacing.TakeBackAsync(digest.Watchlist, mode, claimed.Owed.Channel, claimed.Owed.Id, cancel);
        }

        return opened;
    }

    private Task<ClaimedAlert?> HoldAsync(ClaimedAlert claimed, Hit hit, AlertMode mode, AlertHold hold, CancellationToken cancel) =>
        HoldAsync(claimed, new HeldAlert(hold.Reason, hit.Watchlist, OwedSince(claimed, hit), hit.FoundAt), mode, hold, cancel);

    private async Task<ClaimedAlert?> HoldAsync(ClaimedAlert claimed, HeldAlert held, AlertMode mode, AlertHold hold, CancellationToken cancel)
    {
        if (await outbox.HoldAsync(claimed, held, hold.Until, hold.Text(mode), cancel))
        {
            // A second later than the row says, as with a retry.
            var wait = hold.Until - time.GetUtcNow();
            await queues.SendAlertAsync(claimed.Owed.Id, wait > TimeSpan.Zero ? wait + TimeSpan.FromSeconds(1) : TimeSpan.Zero, cancel);
        }

        return null;
    }

    // A row of an earlier release does not say; there it is in the hit.
    private static DateTimeOffset OwedSince(ClaimedAlert claimed, Hit hit) =>
        claimed.Owed.Since ?? claimed.Owed.Held?.Since ?? hit.Alerts.FirstOrDefault(alert => alert.Id == claimed.Owed.Id)?.At ?? hit.FoundAt;
}
