using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

/// <summary>What a person does with alerts that were not told.</summary>
public sealed class AlertsByHand(IAlertOutbox outbox, IDigestOutbox digests, IHitStore hits, IWorkQueues queues, TimeProvider time)
{
    /// <summary>How the reason of every alert begins that a person dropped.</summary>
    public const string Dropped = "dropped by hand";

    /// <summary>Has an alert delivered again, at once and under the same id.</summary>
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

    /// <summary>Lets an alert go untold; with a digest all that are in it.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="reason">Why, in the person's words, or null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<HandledAlert> DropAsync(AlertId id, string? reason, CancellationToken cancel)
    {
        var said = string.IsNullOrWhiteSpace(reason) ? Dropped : $"{Dropped}: {reason.Trim()}";
        OwedAlert[] rows = [.. await outbox.ListOwedAsync(cancel), .. await outbox.ListDeadAsync(cancel)];
        var outcome = await outbox.DropAsync(id, time.GetUtcNow(), said, cancel);
        if (outcome == HandledAlert.Done && Array.Find(rows, row => row.Id == id) is { Digest: { } digest } row)
        {
            await DropMembersAsync(row, digest, said, cancel);
        }

        return outcome;
    }

    private async Task DropMembersAsync(OwedAlert row, OwedDigest digest, string reason, CancellationToken cancel)
    {
        foreach (var member in digest.Members)
        {
            if (await hits.FindAsync(member.Hit, cancel) is { } hit && member.IsIn(row.Id, hit))
            {
                await digests.MarkMembersAsync(row, [member], AlertState.Suppressed, time.GetUtcNow(), reason, cancel);
            }
        }
    }
}
