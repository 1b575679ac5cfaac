using FeedMonitor.Alerts;
using FeedMonitor.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>Every five minutes: sends again what is still owed.</summary>
public sealed class SweepOutbox(OutboxSweep sweep)
{
    /// <summary>Runs on the timer, on one instance.</summary>
    [Function(nameof(SweepOutbox))]
    public Task RunAsync([TimerTrigger(Schedules.SweepOutbox)] TimerInfo timer, CancellationToken cancel) =>
        sweep.RunAsync(OutboxSweep.Grace, cancel);
}
