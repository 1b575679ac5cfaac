using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using FeedMonitor.Web.Api;
using Prometheus;

namespace FeedMonitor.Web.Metrics;

/// <summary>What health says, as gauges in the text format of Prometheus, each asked of the storage when it is written: so they are the same whichever host answers.</summary>
internal static class MonitorMetrics
{
    /// <summary>The media type of the text format, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes all of them.</summary>
    public static async Task WriteAsync(Stream to, IFeedStore feeds, IAlertOutbox outbox, IWorkQueues queues, CancellationToken cancel)
    {
        // A registry for each answer: nothing of one is left in the next, such as a status that no feed has any more.
        var registry = Prometheus.Metrics.NewCustomRegistry();
        var metrics = Prometheus.Metrics.WithCustomRegistry(registry);
        Feeds(metrics, await feeds.ListAsync(cancel));
        Alerts(metrics, await outbox.CountAsync(cancel));
        await QueuesAsync(metrics, queues, cancel);
        await registry.CollectAndExportAsTextAsync(to, cancel);
    }

    private static void Feeds(IMetricFactory metrics, IReadOnlyList<FeedRecord> records)
    {
        var byStatus = metrics.CreateGauge("feedmonitor_feeds", "Feeds by how they stand.", ["status"]);
        foreach (var status in FeedStatus.All)
        {
            byStatus.WithLabels(status).Set(records.Count(record => FeedStatus.Of(record.State) == status));
        }

        metrics.CreateGauge("feedmonitor_feeds_with_possible_gap", "Feeds of which items may have passed between two polls.").Set(records.Count(record => record.State.PossibleGapAt is not null));
        var last = records.Max(record => record.State.LastSuccessAt);
        metrics.CreateGauge("feedmonitor_last_successful_poll_timestamp_seconds", "When any feed was last read, in Unix time; 0 if none ever was.").Set(last?.ToUnixTimeMilliseconds() / 1_000.0 ?? 0);
    }

    private static void Alerts(IMetricFactory metrics, OutboxCounts counts)
    {
        var byState = metrics.CreateGauge("feedmonitor_alerts", "Alerts that are not told yet: owed (held ones among them), held for a digest or quiet hours, dead.", ["state"]);
        byState.WithLabels("owed").Set(counts.Owed);
        byState.WithLabels("held").Set(counts.Held);
        byState.WithLabels("dead").Set(counts.Dead);
    }

    private static async Task QueuesAsync(IMetricFactory metrics, IWorkQueues queues, CancellationToken cancel)
    {
        var waiting = metrics.CreateGauge("feedmonitor_queue_messages", "About how many messages wait in a queue.", ["queue"]);
        foreach (var queue in (string[])[Queues.Polls, Queues.PoisonOf(Queues.Polls), Queues.Alerts, Queues.PoisonOf(Queues.Alerts)])
        {
            waiting.WithLabels(queue).Set(await queues.CountAsync(queue, cancel));
        }
    }
}
