using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

/// <summary>Finds what a lost queue message forgot: every owed alert that is due and in nobody's hands goes into the queue again.</summary>
public sealed class OutboxSweep(IAlertOutbox outbox, IWorkQueues queues, TimeProvider time)
{
    /// <summary>Younger ones have their message, in all likelihood; a second one would only lengthen the queue.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Sends a message for each alert that has been due for <paramref name="grace"/>; one too many does no harm, since only an owed alert is delivered.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(TimeSpan grace, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = (await outbox.ListOwedAsync(cancel)).Where(owed => owed.NextAttemptAt <= now - grace && owed.LeasedUntil <= now).ToArray();
        foreach (var owed in due)
        {
            await queues.SendAlertAsync(owed.Id, TimeSpan.Zero, cancel);
        }

        return due.Length;
    }
}
