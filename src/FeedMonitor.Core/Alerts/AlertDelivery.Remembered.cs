namespace FeedMonitor.Alerts;

/// <summary>What was told before the storage went away, once it is back.</summary>
public sealed partial class AlertDelivery
{
    /// <summary>
    /// Writes down what this process told and what is owed all the same, with no channel asked. It takes no heed of leases, since what was told is told whoever has it: else a process that
    /// is killed within the minute of its own lease would take with it what it remembers, and the next one would tell it again.
    /// </summary>
    /// <param name="cancel">Stops it. What is left then is written down when its lease has ended.</param>
    public async Task WriteDownAsync(CancellationToken cancel)
    {
        if (delivered.IsEmpty)
        {
            return;
        }

        foreach (var owed in (await outbox.ListOwedAsync(cancel)).Where(owed => delivered.Find(owed.Id) is not null))
        {
            using var holding = inHand.Take(owed.Id);
            var now = time.GetUtcNow();
            if (await outbox.ClaimAsync(owed.Id, WhenFree(owed, now), now + Lease, cancel) is { } claimed)
            {
                await TellAsync(claimed, cancel);
            }
        }
    }

    // The first moment at which nobody has it and it is due.
    private static DateTimeOffset WhenFree(OwedAlert owed, DateTimeOffset now) => new[] { now, owed.LeasedUntil, owed.NextAttemptAt }.Max();
}
