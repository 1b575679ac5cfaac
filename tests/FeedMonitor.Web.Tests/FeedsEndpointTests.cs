using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Web;

public sealed class FeedsEndpointTests : ApiTest
{
    [Fact]
    public async Task Without_feeds_the_list_is_empty() => AssertJson("""{ "feeds": [] }""", await Api.GetJsonAsync("/api/feeds"));

    [Fact]
    public async Task A_feed_that_was_never_polled_is_new()
    {
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1)], Cancel);

        AssertJson(
            $$"""
            {
              "feeds": [
                {
                  "id": "{{Sample.Feed(1).Id}}",
                  "title": "News 1",
                  "url": "https://news1.example/feed.xml",
                  "siteUrl": null,
                  "groups": [ "World", "Наука" ],
                  "health": {
                    "status": "new", "lastPolledAt": null, "lastSuccessAt": null, "lastNewItemAt": null, "nextPollAt": null, "intervalMinutes": null,
                    "failures": 0, "lastError": null, "possibleGapAt": null, "goneAt": null, "movedTo": null, "lastBytes": 0
                  },
                  "fullText": { "policy": "default", "lastFetchedAt": null, "lastError": null, "pausedUntil": null }
                }
              ]
            }
            """,
            await Api.GetJsonAsync("/api/feeds"));
    }

    [Theory]
    [InlineData(0, null, 0, null, "ok")]
    [InlineData(2, "news1.example answered 500", 0, null, "failing")]
    [InlineData(2, "news1.example answered 429", 1, null, "throttled")]
    [InlineData(0, null, 0, FeedTroubleKind.Silent, "silent")]
    public async Task A_feed_that_was_polled_tells_how_it_went(int failures, string? error, int throttles, FeedTroubleKind? trouble, string status)
    {
        var eastern = TimeSpan.FromHours(3);
        var feeds = Api.Get<IFeedStore>();
        await feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        await feeds.TrySaveStateAsync(
            (await feeds.FindAsync(Sample.Feed(1).Id, Cancel))!,
            new FeedState
            {
                LastPolledAt = Sample.Now.ToOffset(eastern),
                LastSuccessAt = Sample.Now.AddHours(-1).ToOffset(eastern),
                NextPollAt = Sample.Now.AddMinutes(15).ToOffset(eastern),
                PossibleGapAt = Sample.Now.AddDays(-1).ToOffset(eastern),
                Failures = failures,
                LastError = error,
                Throttles = throttles,
                TroubleTold = trouble,
                LastNewItemAt = Sample.Now.AddDays(-2).ToOffset(eastern),
                Interval = TimeSpan.FromSeconds(450),
                MovedTo = FeedUrl.Parse("https://moved.example/feed.xml"),
                LastBytes = 40_960,
                BaselineAt = DateTimeOffset.UnixEpoch,
                Seen = SeenSet.Empty.Show([1]),
            },
            Cancel);

        AssertJson(
            $$"""
            {
              "status": "{{status}}",
              "lastPolledAt": "2026-03-14T09:26:53+00:00",
              "lastSuccessAt": "2026-03-14T08:26:53+00:00",
              "lastNewItemAt": "2026-03-12T09:26:53+00:00",
              "nextPollAt": "2026-03-14T09:41:53+00:00",
              "intervalMinutes": 7.5,
              "failures": {{failures}},
              "lastError": {{(error is null ? "null" : $"\"{error}\"")}},
              "possibleGapAt": "2026-03-13T09:26:53+00:00",
              "goneAt": null,
              "movedTo": "https://moved.example/feed.xml",
              "lastBytes": 40960
            }
            """,
            (await Api.GetJsonAsync("/api/feeds"))["feeds"]![0]!["health"]);
    }

    [Fact]
    public async Task Feeds_come_by_title()
    {
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1) with { Title = "b" }, Sample.Feed(2) with { Title = "A" }, Sample.Feed(3) with { Title = "C" }], Cancel);

        Assert.Equal(["A", "b", "C"], (await Api.GetJsonAsync("/api/feeds"))["feeds"]!.AsArray().Select(feed => feed!["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_fetching_its_pages_has_come_to_is_told()
    {
        var feeds = Api.Get<IFeedStore>();
        await feeds.ApplyAsync([Sample.Feed(1) with { FullText = FullTextPolicy.Always }], Cancel);
        await feeds.TrySaveStateAsync(
            (await feeds.FindAsync(Sample.Feed(1).Id, Cancel))!,
            new FeedState { FullText = new FullTextState { LastFetchedAt = Sample.Now.ToOffset(TimeSpan.FromHours(3)), LastError = "HTTP 403 Forbidden", PausedUntil = Sample.Now.AddDays(1) } },
            Cancel);

        var told = (await Api.GetJsonAsync("/api/feeds"))!["feeds"]![0]!["fullText"]!;

        Assert.Equal(
            ("always", Sample.Now, "HTTP 403 Forbidden", Sample.Now.AddDays(1)),
            (told["policy"]!.GetValue<string>(), told["lastFetchedAt"]!.GetValue<DateTimeOffset>(), told["lastError"]!.GetValue<string>(), told["pausedUntil"]!.GetValue<DateTimeOffset>()));
    }
}
