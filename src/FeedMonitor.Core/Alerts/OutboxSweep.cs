using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

/// <summary>Finds what a lost queue message forgot: every owed alert that is due and in nobody's hands goes into the queue again.</summary>
public sealed class OutboxSweep(IAlertOutbox outbox, ChannelCircuits circuits, IWorkQueues queues, TimeProvider time)
{
    /// <summary>Younger ones have their message, in all likelihood; a second one would only lengthen the queue.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Sends a message for each alert that has been due for <paramref name="grace"/>; one too many does no harm, since only an owed alert is delivered.
    /// Of a channel that is down it sends one alert, the next probe, when its pause is over.
    /// </summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(TimeSpan grace, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = (await outbox.ListOwedAsync(cancel)).Where(owed => owed.IsFree(now) && (owed.NextAttemptAt <= now - grace || owed.NextAttemptAt > now));
        return await SendAsync(due.GroupBy(owed => owed.Channel, StringComparer.Ordinal).SelectMany(Sendable), cancel);
    }

    /// <summary>Sends a message for each alert of a channel that is due: it is well again, and they have waited for that.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(string channel, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await SendAsync((await outbox.ListOwedAsync(cancel)).Where(owed => owed.Channel == channel && owed.IsFree(now)), cancel);
    }

    private IEnumerable<OwedAlert> Sendable(IGrouping<string, OwedAlert> due) =>
        circuits.IsResting(due.Key) ? []
        : circuits.IsOpen(due.Key) ? due.OrderBy(owed => owed.NextAttemptAt).Take(1)
        : due;

    private async Task<int> SendAsync(IEnumerable<OwedAlert> alerts, CancellationToken cancel)
    {
        var sent = 0;
        foreach (var owed in alerts)
        {
            await queues.SendAlertAsync(owed.Id, TimeSpan.Zero, cancel);
            sent++;
        }

        return sent;
    }
}
