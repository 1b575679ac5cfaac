using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Cli.LocalHost;

/// <summary><c>up --once</c>: polls everything that is due, delivers, and ends.</summary>
internal sealed class OnceRun(Work work, QueueDrain drain, IAlertOutbox outbox, RunTally tally, Terminal terminal, TimeProvider time)
{
    /// <summary>Runs.</summary>
    /// <param name="listed">The feed list, not applied yet.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>0 if all went well, 1 if a feed or an alert failed or an alert is still owed that does not wait.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Feed> listed, CancellationToken cancel)
    {
        var planning = work.PlanOnceAsync(listed, cancel);
        var polling = drain.RunUntilEmptyAsync(Queues.Polls, work.PollAsync, planning, cancel);
        var both = Task.WhenAll(planning, polling);
        await both.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What was found is told, also when the rest could not be planned.
        var failures = await DeliverAsync(cancel);
        await both;
        failures += await polling;

        // A killed run may have left leases; they end within a minute.
        if (await WaitForLeasesAsync(cancel))
        {
            failures += await DeliverAsync(cancel);
        }

        // What a watchlist holds back is told in its time, by a later run.
        var counts = await outbox.CountAsync(cancel);
        var owed = counts.Owed - counts.Held;
        terminal.Say(tally.Summary(counts));
        return failures + tally.FailedFeeds + tally.FailedAlerts + tally.DeadAlerts + owed == 0 ? 0 : 1;
    }

    private async Task<int> DeliverAsync(CancellationToken cancel)
    {
        // First those that have their message; then what a lost one forgot.
        var failures = await drain.RunUntilEmptyAsync(Queues.Alerts, work.DeliverAsync, cancel);
        await work.SweepAllAsync(cancel);
        return failures + await drain.RunUntilEmptyAsync(Queues.Alerts, work.DeliverAsync, cancel);
    }

    private async Task<bool> WaitForLeasesAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var leases = (await outbox.ListOwedAsync(cancel)).Where(owed => owed.IsInHand(now)).Select(owed => owed.LeasedUntil).ToArray();
        if (leases.Length == 0)
        {
            return false;
        }

        var wait = leases.Max() - now;
        terminal.Whisper($"Waiting {wait.TotalSeconds:0} s for {leases.Length} alerts that another run has in hand or left …");
        await Task.Delay(wait, time, cancel);
        return true;
    }
}
