using FeedMonitor.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>Daily: removes cleaned items, and what became of alerts of feeds in trouble, that are older than the retention.</summary>
public sealed class PruneHistory(HistoryPruning pruning)
{
    /// <summary>Runs on the timer, on one instance.</summary>
    [Function(nameof(PruneHistory))]
    public Task RunAsync([TimerTrigger(Schedules.PruneHistory)] TimerInfo timer, CancellationToken cancel) =>
        pruning.RunAsync(cancel);
}
