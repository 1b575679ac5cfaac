using System.Text;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline.FullText;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

public sealed class FeedPollTests : IDisposable
{
    private readonly PollBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_new_item_that_matches_is_a_hit_that_owes_an_alert_and_has_its_message()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Entry.Number(1) with { Published = bench.Now.AddDays(-9) });

        var report = await bench.PollAsync(Entry.Number(2), Entry.Number(1), new Entry("Nothing", "guid-3"));

        Assert.Equal((PollEnd.Read, 2), (report.End, report.NewItems));
        Assert.Equal("Turbine 2", Assert.Single(report.Hits!).Hit.Title);
        Assert.Equal(["Turbine 2"], await bench.HitsAsync());
        Assert.Equal(1, await bench.OwedAsync());
        Assert.Equal(1, await bench.Get<IWorkQueues>().CountAsync(Queues.Alerts, Cancel));
        Assert.Equal(["Nothing", "Turbine 1", "Turbine 2"], (await bench.HistoryAsync()).Select(item => item.Title).Order());
    }

    [Fact]
    public async Task The_first_poll_alerts_only_on_what_may_be_from_the_last_day()
    {
        await bench.WatchAsync();

        await bench.PollAsync(
            new Entry("Turbine of today", "1", Published: bench.Now.AddHours(-24)),
            new Entry("Turbine of old", "2", Published: bench.Now.AddHours(-24).AddSeconds(-1)),
            new Entry("Turbine without a date", "3"));

        Assert.Equal(["Turbine of today", "Turbine without a date"], (await bench.HitsAsync()).Order());
        Assert.Equal(3, (await bench.HistoryAsync()).Count);
    }

    [Theory]
    [InlineData("<html><head><link rel=alternate type=application/rss+xml href=/rss></head>", "it is an HTML page, not a feed; its feed is at https://moved.example/rss")]
    [InlineData("<!doctype html><p>Welcome", "it is an HTML page, not a feed")]
    public async Task Of_a_page_in_a_feeds_place_the_error_names_its_feed(string page, string error)
    {
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.Fetched(Encoding.UTF8.GetBytes(page), ETag: null, LastModified: null) { Address = new Uri("https://moved.example/news") });

        var report = await bench.PollAsync();

        Assert.Equal((PollEnd.Failed, error), (report.End, (await bench.StateAsync()).LastError));
    }

    [Fact]
    public async Task After_the_first_poll_an_old_date_still_counts()
    {
        await bench.WatchAsync();
        await bench.PollAsync(new Entry("Old", "1"));

        await bench.PollAsync(new Entry("Turbine", "2", Published: DateTimeOffset.UnixEpoch), new Entry("Old", "1"));

        Assert.Equal(["Turbine"], await bench.HitsAsync());
    }

    [Fact]
    public async Task A_feed_that_is_empty_at_first_takes_its_baseline_when_it_has_items()
    {
        await bench.WatchAsync();
        await bench.PollAsync([]);
        Assert.False((await bench.StateAsync()).HasBaseline);

        await bench.PollAsync(Enumerable.Range(0, 500).Select(i => Entry.Number(i) with { Published = bench.Now.AddYears(-1) }));

        Assert.Empty(await bench.HitsAsync());
        Assert.True((await bench.StateAsync()).HasBaseline);
    }

    [Fact]
    public async Task A_document_that_is_empty_for_one_poll_forgets_nothing()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(30));
        var before = await bench.OwedAsync();

        var empty = await bench.PollAsync([]);
        var after = await bench.PollAsync(Some(30));

        Assert.Equal((PollEnd.Read, 0, 0), (empty.End, empty.NewItems, after.NewItems));
        Assert.Equal(before, await bench.OwedAsync());
        Assert.Null((await bench.StateAsync()).PossibleGapAt);
    }

    [Fact]
    public async Task A_long_feed_that_is_short_for_one_poll_does_not_flood()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Old(2_000));
        Assert.Empty(await bench.HitsAsync());

        await bench.PollAsync(Old(3));
        var whole = await bench.PollAsync(Old(2_000));

        Assert.Equal(0, whole.NewItems);
        Assert.Empty(await bench.HitsAsync());
    }

    [Fact]
    public async Task A_feed_that_changes_all_its_guids_does_not_flood()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Old(50));

        var report = await bench.PollAsync(Old(50).Select(entry => entry with { Guid = "new-" + entry.Guid }));

        Assert.Equal(0, report.NewItems);
        Assert.Null((await bench.StateAsync()).PossibleGapAt);
    }

    [Fact]
    public async Task A_feed_that_drops_its_guids_does_not_flood()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Old(50));

        Assert.Equal(0, (await bench.PollAsync(Old(50).Select(entry => entry with { Guid = null }))).NewItems);
    }

    [Theory]
    [InlineData("https://click.example/r/{0}")]
    [InlineData("https://news.example/{0}?utm_source=rss&utm_campaign=x")]
    public async Task A_feed_that_swaps_its_links_for_tracking_addresses_does_not_flood(string form)
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(50));

        var swapped = Enumerable.Range(0, 50).Select(i => Entry.Number(i) with { Link = string.Format(form, i) });

        Assert.Equal(0, (await bench.PollAsync(swapped)).NewItems);
    }

    [Fact]
    public async Task A_feed_that_changes_guids_and_links_at_once_is_known_by_its_texts()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(50));

        var moved = Some(50).Select((entry, i) => entry with { Guid = $"moved-{i}", Link = $"https://moved.example/{i}" });

        Assert.Equal(0, (await bench.PollAsync(moved)).NewItems);
    }

    [Fact]
    public async Task A_feed_that_reuses_one_guid_loses_no_item_and_repeats_none()
    {
        await bench.WatchAsync();
        var reused = Some(10).Select(entry => entry with { Guid = "same" }).ToArray();
        await bench.PollAsync(reused[..5]);

        Assert.Equal(5, (await bench.PollAsync(reused)).NewItems);
        Assert.Equal(0, (await bench.PollAsync(reused)).NewItems);
        Assert.Equal(10, (await bench.HitsAsync()).Count);
    }

    [Fact]
    public async Task A_feed_that_alternates_between_two_sets_of_items_alerts_on_each_once()
    {
        await bench.WatchAsync();
        var (one, other) = (Some(200).ToArray(), Enumerable.Range(1_000, 20).Select(Entry.Number).ToArray());
        for (var poll = 0; poll < 6; poll++)
        {
            await bench.PollAsync(poll % 2 == 0 ? one : other);
        }

        Assert.Equal(220, (await bench.HitsAsync()).Count);
        Assert.Equal(220, await bench.OwedAsync());
        Assert.Equal(220, await bench.Get<IWorkQueues>().CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task A_twin_that_outlives_its_other_and_is_edited_is_not_new()
    {
        await bench.WatchAsync();
        var twin = Entry.Number(1) with { Guid = "twin", Link = "https://news.example/twin" };
        await bench.PollAsync(Entry.Number(1), twin);

        var report = await bench.PollAsync(twin with { Text = Entry.Number(2).Text });

        Assert.Equal(0, report.NewItems);
    }

    [Fact]
    public async Task An_edited_item_is_not_new()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Entry.Number(1));

        Assert.Equal(0, (await bench.PollAsync(Entry.Number(1) with { Title = "Turbine, corrected", Text = "Quite another text." })).NewItems);
    }

    [Fact]
    public async Task A_feed_of_2_000_new_items_is_taken_whole()
    {
        await bench.WatchAsync();
        await bench.PollAsync(new Entry("Old", "old"));

        var report = await bench.PollAsync(Some(2_000));

        Assert.Equal((2_000, 2_000), (report.NewItems, report.Hits!.Count));
        Assert.Equal(2_000, await bench.OwedAsync());
        Assert.Equal(0, (await bench.PollAsync(Some(2_000))).NewItems);
    }

    [Fact]
    public async Task A_window_that_shares_nothing_with_the_last_is_a_possible_gap()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(3));
        Assert.Null((await bench.StateAsync()).PossibleGapAt);

        await bench.PollAsync(Entry.Number(10), Entry.Number(11));
        var gap = bench.Now;
        Assert.Equal(gap, (await bench.StateAsync()).PossibleGapAt);

        await bench.PollAsync(Entry.Number(12), Entry.Number(11));
        Assert.Equal(gap, (await bench.StateAsync()).PossibleGapAt);
    }

    [Fact]
    public async Task One_item_that_can_not_be_cleaned_does_not_lose_the_rest_nor_its_own_headline()
    {
        await bench.WatchAsync();
        bench.Publish(Entry.Number(1), Entry.Number(2), Entry.Number(3));
        var texts = new ItemTexts(bench.Get<ArticlePages>(), bench.Get<ILogger<ItemTexts>>())
        {
            Cleaning = item => item.Guid == "guid-2" ? throw new InvalidOperationException("unexpected") : Cleaner.Clean(item),
        };
        var poll = new FeedPoll(
            bench, texts, bench.Get<WatchlistMatcherSource>(), bench.Get<IItemHistory>(), bench.Get<IOptions<PollOptions>>(), bench.Get<IOptions<HealthOptions>>(),
            bench.Time, bench.Get<ILogger<FeedPoll>>());
        var pipeline = new PollPipeline(bench.Feeds, poll, bench.Get<PollRecorder>(), bench.Get<IOptions<PollOptions>>(), bench.Time);

        var report = Assert.Single(await pipeline.RunAsync(new PollBatch([bench.Feed.Id]), Cancel));

        Assert.Equal((PollEnd.Read, 3), (report.End, report.NewItems));
        Assert.Equal(3, (await bench.HitsAsync()).Count);
        Assert.Equal(0, (await bench.PollAsync()).NewItems);
    }

    [Fact]
    public async Task One_item_with_a_broken_address_does_not_lose_the_rest()
    {
        await bench.WatchAsync();

        Assert.Equal(2, (await bench.PollAsync(Entry.Number(1) with { Link = "http://xn--a-é/" }, Entry.Number(2))).NewItems);
    }

    [Fact]
    public async Task A_failure_is_kept_with_its_reason_and_tried_again_ever_more_rarely()
    {
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.Failed("HTTP 500"));

        var waits = new List<double>();
        for (var failure = 1; failure <= 9; failure++)
        {
            var report = await bench.PollAsync();
            Assert.Equal((PollEnd.Failed, "HTTP 500"), (report.End, report.Error));
            waits.Add(((await bench.StateAsync()).NextPollAt - bench.Now).TotalMinutes);
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1_440, 1_440], waits);
        var state = await bench.StateAsync();
        Assert.Equal((9, "HTTP 500", (DateTimeOffset?)null), (state.Failures, state.LastError, state.LastSuccessAt));
        Assert.False(state.HasBaseline);
    }

    [Fact]
    public async Task A_failure_keeps_what_was_seen_and_the_next_success_forgives_it()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(3));
        bench.Answer(bench.Feed, _ => new FetchOutcome.Fetched("<html>down for repairs"u8.ToArray(), "\"error\"", null));

        Assert.Equal(PollEnd.Failed, (await bench.PollAsync()).End);
        Assert.Equal("\"1\"", (await bench.StateAsync()).ETag);

        Assert.Equal(0, (await bench.PollAsync(Some(3))).NewItems);
        var state = await bench.StateAsync();
        Assert.Equal((0, (string?)null, bench.Now), (state.Failures, state.LastError, state.LastSuccessAt));
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_longer_is_given_the_time()
    {
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.Throttled("HTTP 429", TimeSpan.FromHours(2)));

        await bench.PollAsync();

        Assert.Equal(bench.Now.AddHours(2), (await bench.StateAsync()).NextPollAt);
    }

    [Fact]
    public async Task A_feed_that_answers_304_is_asked_with_its_validators_and_not_read_again()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(3));
        bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified());

        var report = await bench.PollAsync();

        Assert.Equal(PollEnd.NotModified, report.End);
        Assert.Equal("\"1\"", bench.Fetched[^1].Validators.ETag);
        Assert.Equal(bench.Now, (await bench.StateAsync()).LastSuccessAt);
        Assert.Equal(bench.Now.AddMinutes(15), (await bench.StateAsync()).NextPollAt);
    }

    [Fact]
    public async Task A_message_that_comes_twice_or_too_late_fetches_nothing()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Some(3));

        Assert.Equal(PollEnd.Skipped, (await bench.PollNowAsync()).End);
        await bench.Feeds.ApplyAsync([], Cancel);
        Assert.Equal(PollEnd.Skipped, (await bench.PollNowAsync()).End);
        Assert.Single(bench.Fetched);
    }

    [Fact]
    public async Task Two_polls_at_once_end_in_the_same_rows()
    {
        await bench.WatchAsync();
        bench.Publish(Some(3));
        PollReport? inner = null;
        var otherProcess = new PollPipeline(bench.Feeds, bench.Get<FeedPoll>(), bench.Get<PollRecorder>(), bench.Get<IOptions<PollOptions>>(), bench.Time);
        bench.Answer(bench.Feed, _ =>
        {
            bench.Publish(Some(3));
            inner = Assert.Single(otherProcess.RunAsync(new PollBatch([bench.Feed.Id]), Cancel).GetAwaiter().GetResult());
            return new FetchOutcome.Fetched(Rss.Of(Some(3)), null, null);
        });

        var outer = await bench.PollNowAsync();

        Assert.Equal((PollEnd.Read, PollEnd.Skipped), (inner!.End, outer.End));
        Assert.Equal((3, 3), ((await bench.HitsAsync()).Count, await bench.OwedAsync()));
    }

    [Fact]
    public async Task A_crash_before_the_feed_row_runs_the_poll_again_and_ends_in_the_same_rows()
    {
        var history = new HistoryThatFails();
        using var crashing = new PollBench(services => services.AddSingleton<IItemHistory>(history));
        await crashing.WatchAsync();
        await Assert.ThrowsAsync<IOException>(() => crashing.PollAsync(Some(3)));
        Assert.Equal(3, await crashing.OwedAsync());
        history.Works = true;

        var report = await crashing.PollAsync();

        Assert.Equal((PollEnd.Read, 3), (report.End, report.NewItems));
        Assert.Equal((3, 3), ((await crashing.HitsAsync()).Count, await crashing.OwedAsync()));
    }

    private static IEnumerable<Entry> Some(int count) => Enumerable.Range(0, count).Select(Entry.Number);

    private IEnumerable<Entry> Old(int count) => Some(count).Select(entry => entry with { Published = bench.Now.AddYears(-1) });

    private sealed class HistoryThatFails : IItemHistory
    {
        public bool Works { get; set; }

        public PackedItems Pack(IReadOnlyList<HistoryItem> items) => new Nothing();

        public Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel) =>
            Works ? Task.CompletedTask : throw new IOException("no room");

        public Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) => Task.FromResult<IReadOnlyList<HistoryChunk>>([]);

        public Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel) => Task.FromResult(new HistoryReading([]));

        public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel) => Task.FromResult(0);

        private sealed class Nothing() : PackedItems(0);
    }
}
