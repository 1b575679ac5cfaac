using System.Net;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Web;

public sealed class MetricsEndpointTests : ApiTest
{
    [Fact]
    public async Task What_health_says_is_told_as_gauges()
    {
        var feeds = Api.Get<IFeedStore>();
        await feeds.ApplyAsync([Sample.Feed(1), Sample.Feed(2)], Cancel);
        await feeds.TrySaveStateAsync(
            (await feeds.FindAsync(Sample.Feed(1).Id, Cancel))!, FeedState.New with { LastPolledAt = Sample.Now, LastSuccessAt = Sample.Now, PossibleGapAt = Sample.Now }, Cancel);
        await Api.Get<IHitStore>().RecordAsync([Sample.Hit(1)], Cancel);
        await Api.Get<IWorkQueues>().SendPollAsync(new PollBatch([Sample.Feed(1).Id]), Cancel);

        var lines = await GaugesAsync();

        Assert.Equal(
            [
                "feedmonitor_alerts{state=\"dead\"} 0",
                "feedmonitor_alerts{state=\"held\"} 0",
                "feedmonitor_alerts{state=\"owed\"} 1",
                "feedmonitor_feeds_with_possible_gap 1",
                "feedmonitor_feeds{status=\"failing\"} 0",
                "feedmonitor_feeds{status=\"gone\"} 0",
                "feedmonitor_feeds{status=\"new\"} 1",
                "feedmonitor_feeds{status=\"ok\"} 1",
                "feedmonitor_feeds{status=\"silent\"} 0",
                "feedmonitor_feeds{status=\"throttled\"} 0",
                $"feedmonitor_last_successful_poll_timestamp_seconds {Sample.Now.ToUnixTimeSeconds()}",
                $"feedmonitor_oldest_owed_alert_timestamp_seconds {Sample.Now.ToUnixTimeSeconds()}",
                "feedmonitor_queue_messages{queue=\"alerts\"} 0",
                "feedmonitor_queue_messages{queue=\"alerts-poison\"} 0",
                "feedmonitor_queue_messages{queue=\"polls\"} 1",
                "feedmonitor_queue_messages{queue=\"polls-poison\"} 0",
            ],
            lines);
    }

    [Fact]
    public async Task Without_feeds_none_was_ever_read() =>
        Assert.Contains("feedmonitor_last_successful_poll_timestamp_seconds 0", await GaugesAsync(), StringComparer.Ordinal);

    private async Task<string[]> GaugesAsync()
    {
        var answer = await Api.GetAsync("/api/metrics");
        Assert.Equal((HttpStatusCode.OK, "text/plain; version=0.0.4; charset=utf-8"), (answer.Status, answer.ContentType));
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Order(StringComparer.Ordinal)];
    }
}
