using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

/// <summary>What a person does with alerts that were not told.</summary>
public sealed class AlertsByHand(IAlertOutbox outbox, IWorkQueues queues, TimeProvider time)
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

    /// <summary>Lets an alert go untold.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="reason">Why, in the person's words, or null.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<HandledAlert> DropAsync(AlertId id, string? reason, CancellationToken cancel) =>
        outbox.DropAsync(id, time.GetUtcNow(), string.IsNullOrWhiteSpace(reason) ? Dropped : $"{Dropped}: {reason.Trim()}", cancel);
}
