using FeedMonitor.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>Every minute: hands due feeds to the workers.</summary>
public sealed class PlanPolls(PollPlanner planner)
{
    /// <summary>Runs on the timer, on one instance.</summary>
    [Function(nameof(PlanPolls))]
    public Task RunAsync([TimerTrigger(Schedules.PlanPolls)] TimerInfo timer, CancellationToken cancel) =>
        planner.RunAsync(evenIfClaimed: false, cancel);
}
