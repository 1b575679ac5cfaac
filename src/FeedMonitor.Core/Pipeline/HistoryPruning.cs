using FeedMonitor.Alerts;
using FeedMonitor.Items;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

/// <summary>Removes what is older than the retention: cleaned items, and what became of alerts of feeds in trouble. What became of those of hits stands in the hits.</summary>
public sealed class HistoryPruning(IItemHistory history, IAlertOutbox outbox, IOptions<HistoryOptions> options, TimeProvider time)
{
    /// <summary>
    /// How long it is remembered that a feed's trouble was owed, whatever the retention: a poll that is run again, by its message (which lives seven days) or by a monitor that was off for
    /// some weeks, does not owe it once more.
    /// </summary>
    public static readonly TimeSpan TroublesRemembered = TimeSpan.FromDays(90);

    /// <summary>Prunes once.</summary>
    /// <returns>How many chunks of items went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var before = now - TimeSpan.FromDays(options.Value.RetentionDays);
        var chunks = await history.PruneAsync(before, cancel);
        await outbox.PruneSettledTroublesAsync(before, cancel);
        await outbox.PruneOwedOnceAsync(now - TroublesRemembered, cancel);
        return chunks;
    }
}
