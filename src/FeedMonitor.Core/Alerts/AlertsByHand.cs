using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

/// <summary>What a person does with alerts that were not told.</summary>
public sealed class AlertsByHand(IAlertOutbox outbox, IDigestOutbox digests, IHitStore hits, IWorkQueues queues, TimeProvider time)
{
    /// <summary>How the reason of every alert begins that a person dropped.</summary>
    public const string Dropped = "dropped by hand";

    /// <summary>
    /// Has an alert told now, under the same id: past its digest, quiet hours and pace, and though its channel is down, unless that has failed since it was asked for.
    /// One that tells the story of another that is still owed is told after that, or, if it says nothing more, not at all.
    /// </summary>
    public async Task<HandledAlert> RetryAsync(AlertId id, CancellationToken cancel)
    {
        var outcome = await outbox.RetryAsync(id, time.GetUtcNow(), cancel);
        if (outcome == HandledAlert.Done)
        {
            // Should this be lost, the sweep finds the row.
            await queues.SendAlertAsync(id, TimeSpan.Zero, cancel);
        }

        return outcome;
    }

    /// <summary>Lets an alert go untold; with a digest all that are in it. Should the process die over it, the alert is as before or dropped; dropped again it ends the same.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="reason">Why, in the person's words, or null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<HandledAlert> DropAsync(AlertId id, string? reason, CancellationToken cancel)
    {
        var said = string.IsNullOrWhiteSpace(reason) ? Dropped : $"{Dropped}: {reason.Trim()}";
        var owed = await outbox.FindOwedAsync(id, cancel);
        if (owed?.IsInHand(time.GetUtcNow()) == true || owed?.Digest is { Phase: DigestPhase.Told })
        {
            // One that was told is not dropped any more: its members have yet to say so.
            return HandledAlert.InHand;
        }

        // The digest's row goes last: without it nobody would know its members any more.
        if ((owed ?? (await outbox.ListDeadAsync(cancel)).FirstOrDefault(dead => dead.Id == id)) is { Digest: { } digest } row)
        {
            await DropMembersAsync(row, digest, said, cancel);
        }

        return await outbox.DropAsync(id, time.GetUtcNow(), said, cancel);
    }

    private async Task DropMembersAsync(OwedAlert row, OwedDigest digest, string reason, CancellationToken cancel)
    {
        // Those that still wait for it would else be gathered into the same digest again, which is owed once only.
        await digests.TakeMembersAsync(row, time.GetUtcNow(), cancel);
        foreach (var member in digest.Members)
        {
            if (await hits.FindAsync(member.Hit, cancel) is { } hit && member.IsIn(row.Id, hit))
            {
                await digests.MarkMembersAsync(row, [member], AlertState.Suppressed, time.GetUtcNow(), reason, cancel);
            }
        }
    }
}
