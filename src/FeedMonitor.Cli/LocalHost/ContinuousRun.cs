using FeedMonitor.Pipeline;

namespace FeedMonitor.Cli.LocalHost;

/// <summary><c>up</c>: the schedules and the queues, until the user ends it.</summary>
internal sealed class ContinuousRun(Work work, ScheduleRunner schedules, QueueDrain drain)
{
    /// <summary>Runs until cancelled; what is in hand is finished or given back.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await schedules.RunOnceAsync("WriteDown", work.WriteDownAsync, cancel);
        await schedules.RunOnceAsync("PlanPolls", work.PlanAllAsync, cancel);
        await schedules.RunOnceAsync("SweepOutbox", work.SweepAllAsync, cancel);
        await Task.WhenAll(
            schedules.RunAsync("PlanPolls", Schedules.PlanPolls, work.PlanAsync, cancel),
            schedules.RunAsync("SweepOutbox", Schedules.SweepOutbox, work.SweepAsync, cancel),
            schedules.RunAsync("PruneHistory", Schedules.PruneHistory, work.PruneAsync, cancel),
            drain.RunAsync(Queues.Polls, work.PollAsync, cancel),
            drain.RunAsync(Queues.Alerts, work.DeliverAsync, cancel)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
