using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Web.Api;

/// <summary>What the storage says about the health of the monitor.</summary>
/// <param name="Feeds">The feeds.</param>
/// <param name="Outbox">The alerts that are not told.</param>
/// <param name="Waiting">About how many messages wait in each queue.</param>
internal sealed record HealthReading(IReadOnlyList<FeedRecord> Feeds, OutboxSummary Outbox, IReadOnlyDictionary<string, int> Waiting)
{
    private static readonly string[] AllQueues = [Queues.Polls, Queues.PoisonOf(Queues.Polls), Queues.Alerts, Queues.PoisonOf(Queues.Alerts)];

    /// <summary>Asks the storage: for all feeds, for columns of the outbox, and once a queue.</summary>
    public static async Task<HealthReading> ReadAsync(IFeedStore feeds, IAlertOutbox outbox, IWorkQueues queues, CancellationToken cancel)
    {
        var (records, owed, waiting) = (await feeds.ListAsync(cancel), await outbox.SummarizeAsync(cancel), new OrderedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var queue in AllQueues)
        {
            waiting.Add(queue, await queues.CountAsync(queue, cancel));
        }

        return new HealthReading(records, owed, waiting);
    }
}
