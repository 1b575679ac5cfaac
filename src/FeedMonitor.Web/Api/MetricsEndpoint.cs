using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using FeedMonitor.Web.Metrics;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/metrics</c>: what a Prometheus server, or whatever reads its text format, may collect.</summary>
internal static class MetricsEndpoint
{
    public static async Task<IResult> GetAsync(IFeedStore feeds, IAlertOutbox outbox, IWorkQueues queues, CancellationToken cancel) =>
        Results.Text(MonitorMetrics.Of(await HealthReading.ReadAsync(feeds, outbox, queues, cancel)).ToString(), GaugeText.MediaType);
}
