using FeedMonitor.Alerts;
using FeedMonitor.Items;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

/// <summary>Removes what is older than the retention: cleaned items, and what became of alerts of feeds in trouble. What became of those of hits stands in the hits.</summary>
public sealed class HistoryPruning(IItemHistory history, IAlertOutbox outbox, IOptions<HistoryOptions> options, TimeProvider time)
{
    /// <summary>Prunes once.</summary>
    /// <returns>How many chunks of items went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays);
        var chunks = await history.PruneAsync(before, cancel);
        await outbox.PruneSettledTroublesAsync(before, cancel);
        return chunks;
    }
}
