using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Web;

public sealed class HealthEndpointTests : ApiTest
{
    [Fact]
    public async Task A_monitor_that_has_nothing_to_do_is_well() => AssertJson(
        """
        {
          "status": "ok",
          "time": "2026-03-14T09:26:53+00:00",
          "feeds": { "total": 0, "failing": 0, "neverPolled": 0, "possibleGaps": 0 },
          "alerts": { "owed": 0, "held": 0, "dead": 0, "oldestOwedSince": null },
          "channels": [
            { "id": "desk", "isConfigured": true, "owed": 0, "held": 0, "dead": 0, "isPaused": false, "failures": 0, "lastError": null, "lastErrorAt": null, "pausedUntil": null }
          ],
          "queues": { "polls": 0, "pollsPoison": 0, "alerts": 0, "alertsPoison": 0 }
        }
        """,
        await Api.GetJsonAsync("/api/health"));

    [Fact]
    public async Task Work_that_waits_is_told_and_is_no_trouble()
    {
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1), Sample.Feed(2)], Cancel);
        await SaveAsync(FeedState.New with { LastPolledAt = Sample.Now, PossibleGapAt = Sample.Now });
        await Api.Get<IHitStore>().RecordAsync([Sample.Hit(1)], Cancel);
        await Api.Get<IWorkQueues>().SendPollAsync(new PollBatch([Sample.Feed(1).Id]), Cancel);
        await Api.Get<IWorkQueues>().SendAlertAsync(Sample.Hit(1).Alerts[0].Id, TimeSpan.FromMinutes(1), Cancel);
        await Api.Get<IWorkQueues>().SendAlertAsync(Sample.Hit(2).Alerts[0].Id, TimeSpan.Zero, Cancel);
        Api.Time.Advance(TimeSpan.FromSeconds(1));

        AssertJson(
            """
            {
              "status": "ok",
              "time": "2026-03-14T09:26:54+00:00",
              "feeds": { "total": 2, "failing": 0, "neverPolled": 1, "possibleGaps": 1 },
              "alerts": { "owed": 1, "held": 0, "dead": 0, "oldestOwedSince": "2026-03-14T09:26:53+00:00" },
              "channels": [
                { "id": "desk", "isConfigured": true, "owed": 1, "held": 0, "dead": 0, "isPaused": false, "failures": 0, "lastError": null, "lastErrorAt": null, "pausedUntil": null }
              ],
              "queues": { "polls": 1, "pollsPoison": 0, "alerts": 2, "alertsPoison": 0 }
            }
            """,
            await Api.GetJsonAsync("/api/health"));
    }

    [Fact]
    public async Task A_list_without_a_feed_is_trouble()
    {
        Assert.Equal("ok", (await Api.GetJsonAsync("/api/health"))["status"]!.GetValue<string>());
        Api.Get<ConfigurationInForce>().Replace(Api.Get<ConfigurationInForce>().Current with { Feeds = [] });

        var health = await Api.GetJsonAsync("/api/health");
        Assert.Equal(("degraded", 0), (health["status"]!.GetValue<string>(), health["feeds"]!["total"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_feed_that_fails_is_trouble()
    {
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1)], Cancel);
        await SaveAsync(FeedState.New with { LastPolledAt = Sample.Now, Failures = 1, LastError = "down" });

        await AssertDegradedAsync("feeds", "failing");
    }

    [Fact]
    public async Task A_dead_alert_is_trouble()
    {
        var hit = Sample.Hit(1);
        await Api.Get<IHitStore>().RecordAsync([hit], Cancel);
        var claimed = await Api.Get<IAlertOutbox>().ClaimAsync(hit.Alerts[0].Id, Sample.Now, Sample.Now.AddMinutes(1), Cancel);
        await Api.Get<IAlertOutbox>().MarkDeadAsync(claimed!, Sample.Now, "gone", Cancel);

        await AssertDegradedAsync("alerts", "dead");
    }

    [Fact]
    public async Task A_channel_that_is_left_in_peace_is_trouble_and_says_what_it_met_with()
    {
        var circuits = Api.Get<ChannelCircuits>();
        circuits.Failed("desk", "desk.example answered 503", asked: null);
        Assert.Equal("ok", (await Api.GetJsonAsync("/api/health"))["status"]!.GetValue<string>());

        circuits.Failed("desk", "desk.example answered 429", TimeSpan.FromMinutes(1));

        var health = await Api.GetJsonAsync("/api/health");
        Assert.Equal("degraded", health["status"]!.GetValue<string>());
        AssertJson(
            """
            {
              "id": "desk", "isConfigured": true, "owed": 0, "held": 0, "dead": 0,
              "isPaused": true, "failures": 2, "lastError": "desk.example answered 429", "lastErrorAt": "2026-03-14T09:26:53+00:00",
              "pausedUntil": "2026-03-14T09:27:53+00:00"
            }
            """,
            health["channels"]![0]);
    }

    [Fact]
    public async Task Alerts_for_a_channel_that_is_configured_no_longer_are_trouble()
    {
        var hit = Sample.Hit(1);
        await Api.Get<IHitStore>().RecordAsync([hit with { Alerts = [new HitAlert(AlertId.Of(hit.Id, "closed"), "closed", AlertState.Owed, Sample.Now)] }], Cancel);

        var health = await Api.GetJsonAsync("/api/health");

        Assert.Equal("degraded", health["status"]!.GetValue<string>());
        Assert.Equal(("closed", false, 1), (health["channels"]![0]!["id"]!.GetValue<string>(), health["channels"]![0]!["isConfigured"]!.GetValue<bool>(), health["channels"]![0]!["owed"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("polls", "pollsPoison")]
    [InlineData("alerts", "alertsPoison")]
    public async Task A_message_in_a_poison_queue_is_trouble(string queue, string count)
    {
        await Api.Get<IWorkQueues>().SendPollAsync(new PollBatch([Sample.Feed(1).Id]), Cancel);
        await Api.Get<IWorkQueues>().SendAlertAsync(Sample.Hit(1).Alerts[0].Id, TimeSpan.Zero, Cancel);
        var receiver = Api.Get<IWorkReceiver>();
        await receiver.MoveToPoisonAsync(Assert.Single(await receiver.ReceiveAsync(queue, 1, TimeSpan.FromMinutes(1), Cancel)), Cancel);

        await AssertDegradedAsync("queues", count);
    }

    private async Task AssertDegradedAsync(string part, string count)
    {
        var health = await Api.GetJsonAsync("/api/health");
        Assert.Equal("degraded", health["status"]!.GetValue<string>());
        Assert.Equal(1, health[part]![count]!.GetValue<int>());
    }

    private async Task SaveAsync(FeedState state)
    {
        var feeds = Api.Get<IFeedStore>();
        Assert.True(await feeds.TrySaveStateAsync((await feeds.FindAsync(Sample.Feed(1).Id, Cancel))!, state, Cancel));
    }
}
