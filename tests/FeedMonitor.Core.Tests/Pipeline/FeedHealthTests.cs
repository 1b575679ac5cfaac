using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;

namespace FeedMonitor.Pipeline;

/// <summary>What servers do to a feed, and what becomes of it: moves, 410, requests to slow down, outages.</summary>
public sealed class FeedHealthTests : IDisposable
{
    private readonly PollBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_feed_that_was_seen_elsewhere_three_times_in_a_row_is_asked_there()
    {
        var elsewhere = FeedUrl.Parse("https://elsewhere.example/feed");
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified { MovedTo = elsewhere });
        bench.Answer(elsewhere, _ => new FetchOutcome.NotModified());
        for (var poll = 0; poll < 5; poll++)
        {
            await bench.PollAsync();
        }

        Assert.Equal([bench.Feed.Url, bench.Feed.Url, bench.Feed.Url, elsewhere, elsewhere], bench.Fetched.Select(fetched => fetched.Url));
    }

    [Fact]
    public async Task A_move_that_is_taken_back_is_forgotten()
    {
        var elsewhere = FeedUrl.Parse("https://elsewhere.example/feed");
        await bench.WatchAsync();
        for (var poll = 0; poll < 6; poll++)
        {
            bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified { MovedTo = poll % 3 == 2 ? null : elsewhere });
            await bench.PollAsync();
        }

        Assert.All(bench.Fetched, fetched => Assert.Equal(bench.Feed.Url, fetched.Url));
    }

    [Fact]
    public async Task What_fails_at_its_new_address_is_asked_at_the_listed_one_again()
    {
        var elsewhere = FeedUrl.Parse("https://elsewhere.example/feed");
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified { MovedTo = elsewhere });
        bench.Answer(elsewhere, _ => new FetchOutcome.Gone("HTTP 410"));
        for (var poll = 0; poll < 5; poll++)
        {
            await bench.PollAsync();
        }

        Assert.Equal([elsewhere, bench.Feed.Url], bench.Fetched.Skip(3).Select(fetched => fetched.Url));
        Assert.Null((await bench.StateAsync()).GoneAt);
    }

    [Fact]
    public async Task A_feed_that_is_gone_for_good_is_polled_no_more_and_says_so()
    {
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.Gone("HTTP 410 Gone"));
        await bench.PollAsync();
        var state = await bench.StateAsync();

        bench.Time.Advance(TimeSpan.FromDays(3_000));

        Assert.Equal((bench.Now.AddDays(-3_000), "HTTP 410 Gone"), (state.GoneAt, state.LastError));
        Assert.Equal(0, await bench.Get<PollPlanner>().RunAsync(evenIfClaimed: true, Cancel));
    }

    [Fact]
    public async Task The_first_request_to_slow_down_means_the_feed_and_the_second_the_site()
    {
        var feeds = await SiteAsync(4);
        bench.Answer(feeds[0], _ => new FetchOutcome.Throttled("HTTP 429", TimeSpan.FromHours(2)));
        await PollAllAsync(feeds);
        Assert.Equal(4, bench.Fetched.Count);

        bench.Time.Advance(TimeSpan.FromHours(3));
        bench.Answer(feeds[0], _ => new FetchOutcome.Throttled("HTTP 429", TimeSpan.FromHours(5)));
        await PollAllAsync(feeds);

        // The second time it is the first feed again: the others are not asked, and wait as it does.
        Assert.Equal(5, bench.Fetched.Count);
        Assert.All(await bench.Feeds.ListAsync(Cancel), record => Assert.Equal(bench.Now.AddHours(5), record.State.NextPollAt));
        Assert.Equal([2, 0, 0, 0], (await bench.Feeds.ListAsync(Cancel)).Select(record => record.State.Throttles).OrderDescending());
        Assert.All((await bench.Feeds.ListAsync(Cancel)).Where(record => record.State.Throttles == 0), record => Assert.Equal(0, record.State.Failures));
    }

    [Fact]
    public async Task Two_feeds_of_a_site_that_ask_to_slow_down_mean_the_site()
    {
        var feeds = await SiteAsync(4);
        bench.Answer(feeds[0], _ => new FetchOutcome.Throttled("HTTP 429", null));
        bench.Answer(feeds[1], _ => new FetchOutcome.Throttled("HTTP 503", TimeSpan.FromHours(1)));

        await PollAllAsync(feeds);

        Assert.Equal(2, bench.Fetched.Count);
        Assert.Equal(bench.Now.AddHours(1), (await bench.Feeds.FindAsync(feeds[3].Id, Cancel))!.State.NextPollAt);
    }

    [Fact]
    public async Task Where_nobody_answers_at_all_the_fault_is_ours_and_no_feed_is_punished()
    {
        var feeds = await SitesAsync(5);
        foreach (var feed in feeds)
        {
            bench.Answer(feed, _ => new FetchOutcome.Failed("no answer") { Trouble = FetchTrouble.Network });
        }

        for (var poll = 0; poll < 3; poll++)
        {
            await PollAllAsync(feeds);
            Assert.All(await bench.Feeds.ListAsync(Cancel), record => Assert.Equal((0, "no answer", bench.Now.AddMinutes(15)), (record.State.Failures, record.State.LastError, record.State.NextPollAt)));
            bench.Time.Advance(TimeSpan.FromMinutes(15));
        }
    }

    [Fact]
    public async Task One_answer_tells_that_the_silence_of_the_others_is_their_own()
    {
        var feeds = await SitesAsync(5);
        foreach (var feed in feeds[1..])
        {
            bench.Answer(feed, _ => new FetchOutcome.Failed("no answer") { Trouble = FetchTrouble.Network });
        }

        await PollAllAsync(feeds);

        Assert.Equal([0, 1, 1, 1, 1], (await bench.Feeds.ListAsync(Cancel)).Select(record => record.State.Failures).Order());
    }

    [Fact]
    public async Task A_refusal_of_every_site_is_no_outage()
    {
        var feeds = await SitesAsync(5);
        foreach (var feed in feeds)
        {
            bench.Answer(feed, _ => new FetchOutcome.Failed("HTTP 404") { Trouble = FetchTrouble.Http });
        }

        await PollAllAsync(feeds);

        Assert.All(await bench.Feeds.ListAsync(Cancel), record => Assert.Equal(1, record.State.Failures));
    }

    [Fact]
    public async Task A_lively_feed_is_polled_more_often_and_a_quiet_one_more_rarely()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Enumerable.Range(0, 10).Select(i => Entry.Number(i) with { Published = bench.Now.AddHours(-i) }));
        Assert.Equal(bench.Now.AddMinutes(7.5), (await bench.StateAsync()).NextPollAt);

        await bench.PollAsync(Enumerable.Range(0, 10).Select(i => Entry.Number(i) with { Published = bench.Now.AddDays(-i) }));
        Assert.Equal(bench.Now.AddHours(3), (await bench.StateAsync()).NextPollAt);

        // What is known stays while nothing new is read.
        bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified());
        await bench.PollAsync();
        Assert.Equal(bench.Now.AddHours(3), (await bench.StateAsync()).NextPollAt);
    }

    [Fact]
    public async Task A_possible_gap_shortens_the_interval_to_the_least()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Entry.Number(1), Entry.Number(2), Entry.Number(3));

        await bench.PollAsync(Entry.Number(11), Entry.Number(12), Entry.Number(13));

        Assert.Equal(bench.Now.AddMinutes(5), (await bench.StateAsync()).NextPollAt);
    }

    private async Task<Feed[]> SiteAsync(int count) => await ListAsync([.. Enumerable.Range(0, count).Select(i => PollBench.FeedAt($"https://news.example/{i}"))]);

    private async Task<Feed[]> SitesAsync(int count) => await ListAsync([.. Enumerable.Range(0, count).Select(i => PollBench.FeedAt($"https://news{i}.example/feed"))]);

    private async Task<Feed[]> ListAsync(Feed[] feeds)
    {
        await bench.Feeds.ApplyAsync(feeds, Cancel);
        foreach (var feed in feeds)
        {
            bench.Answer(feed, _ => new FetchOutcome.NotModified());
        }

        return feeds;
    }

    private Task PollAllAsync(Feed[] feeds) => bench.Get<PollPipeline>().RunAsync(new PollBatch([.. feeds.Select(feed => feed.Id)]), Cancel);
}
