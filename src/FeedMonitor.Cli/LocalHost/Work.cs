using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>What the local host does for each trigger: the same calls as the classes of FeedMonitor.Functions.</summary>
internal sealed class Work(PollPlanner planner, OncePlanner once, PollPipeline pipeline, AlertDelivery delivery, OutboxSweep sweep, HistoryPruning pruning, RunTally tally)
{
    public Task PlanAsync(CancellationToken cancel) => planner.RunAsync(evenIfClaimed: false, cancel);

    /// <summary>At the start: also what a killed run has claimed and left.</summary>
    public Task PlanAllAsync(CancellationToken cancel) => planner.RunAsync(evenIfClaimed: true, cancel);

    /// <summary>The same for a run that ends when it is polled; the feed list is applied meanwhile.</summary>
    public Task PlanOnceAsync(IReadOnlyList<Feed> listed, CancellationToken cancel) => once.RunAsync(listed, cancel);

    public Task SweepAsync(CancellationToken cancel) => sweep.RunAsync(OutboxSweep.Grace, cancel);

    /// <summary>What has no message any more, however young it is.</summary>
    public Task SweepAllAsync(CancellationToken cancel) => sweep.RunAsync(TimeSpan.Zero, cancel);

    /// <summary>What was told before the storage ended, and is not said there; nothing after the start of the process.</summary>
    public Task WriteDownAsync(CancellationToken cancel) => delivery.WriteDownAsync(cancel);

    public Task PruneAsync(CancellationToken cancel) => pruning.RunAsync(cancel);

    public Task PollAsync(string message, CancellationToken cancel) => pipeline.RunAsync(PollBatch.Parse(message), tally.Count, cancel);

    public async Task DeliverAsync(string message, CancellationToken cancel) =>
        tally.Count(await delivery.RunAsync(AlertId.Parse(message), cancel));
}
