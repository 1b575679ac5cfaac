using FeedMonitor.Items;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

/// <summary>Removes cleaned items that are older than the retention.</summary>
public sealed class HistoryPruning(IItemHistory history, IOptions<HistoryOptions> options, TimeProvider time)
{
    /// <summary>Prunes once.</summary>
    /// <returns>How many chunks went.</returns>
    public Task<int> RunAsync(CancellationToken cancel) =>
        history.PruneAsync(time.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays), cancel);
}
