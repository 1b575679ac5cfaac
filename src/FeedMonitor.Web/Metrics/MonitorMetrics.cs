using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Web.Api;

namespace FeedMonitor.Web.Metrics;

/// <summary>What health says, as gauges: asked of the storage each time, so that they are the same whichever host answers.</summary>
internal static class MonitorMetrics
{
    /// <summary>All of them.</summary>
    public static GaugeText Of(HealthReading health)
    {
        var text = new GaugeText();
        AddFeeds(text, health.Feeds);
        AddAlerts(text, health.Outbox);
        text.Add("feedmonitor_queue_messages", "About how many messages wait in a queue.", "queue", health.Waiting.Select(queue => (queue.Key, (double)queue.Value)));
        return text;
    }

    private static void AddFeeds(GaugeText text, IReadOnlyList<FeedRecord> records)
    {
        text.Add("feedmonitor_feeds", "Feeds by how they stand.", "status", FeedStatus.All.Select(status => (status, (double)records.Count(record => FeedStatus.Of(record.State) == status))));
        text.Add("feedmonitor_feeds_with_possible_gap", "Feeds of which items may have passed between two polls.", records.Count(record => record.State.PossibleGapAt is not null));
        text.Add(
            "feedmonitor_last_successful_poll_timestamp_seconds",
            "When any feed was last read, in Unix time; 0 if none ever was.",
            records.Max(record => record.State.LastSuccessAt)?.ToUnixTimeSeconds() ?? 0);
    }

    private static void AddAlerts(GaugeText text, OutboxSummary summary)
    {
        text.Add(
            "feedmonitor_alerts",
            "Alerts that are not told: owed, among them those held for a digest or quiet hours, and dead.",
            "state",
            [("owed", summary.Counts.Owed), ("held", summary.Counts.Held), ("dead", summary.Counts.Dead)]);
        text.Add(
            "feedmonitor_oldest_owed_alert_timestamp_seconds",
            "Since when the oldest alert is owed that is not held, in Unix time; 0 if there is none.",
            summary.OldestOwedSince?.ToUnixTimeSeconds() ?? 0);
    }
}
