using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;

namespace FeedMonitor.Pipeline;

public sealed class PollPipelineTests
{
    private static readonly Feed[] Feeds =
        [PollBench.FeedAt("https://news.example/1"), PollBench.FeedAt("https://news.example/2"), PollBench.FeedAt("https://news.example/3")];

    private static readonly PollBatch Batch = new([.. Feeds.Select(feed => feed.Id)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feeds_of_a_batch_are_polled_in_its_order_and_a_failing_one_stops_none()
    {
        using var bench = await BenchAsync();
        bench.Answer(Feeds[1], _ => new FetchOutcome.Failed("HTTP 500"));

        var reports = await bench.Get<PollPipeline>().RunAsync(Batch, Cancel);

        Assert.Equal([PollEnd.NotModified, PollEnd.Failed, PollEnd.NotModified], reports.Select(report => report.End));
        Assert.Equal(Feeds.Select(feed => feed.Url), bench.Fetched.Select(fetched => fetched.Url));
    }

    [Fact]
    public async Task What_is_unexpected_in_one_feed_reaches_the_host_when_the_others_have_had_their_turn()
    {
        using var bench = await BenchAsync();
        bench.Answer(Feeds[0], _ => throw new InvalidOperationException("unexpected"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Get<PollPipeline>().RunAsync(Batch, Cancel));

        Assert.Equal("unexpected", error.Message);
        Assert.Equal(3, bench.Fetched.Count);
        bench.Answer(Feeds[0], _ => new FetchOutcome.NotModified());
        var again = await bench.Get<PollPipeline>().RunAsync(Batch, Cancel);
        Assert.Equal([PollEnd.NotModified, PollEnd.Skipped, PollEnd.Skipped], again.Select(report => report.End));
    }

    [Fact]
    public async Task Several_surprises_are_told_together()
    {
        using var bench = await BenchAsync();
        bench.Answer(Feeds[0], _ => throw new InvalidOperationException("one"));
        bench.Answer(Feeds[2], _ => throw new IOException("other"));

        var error = await Assert.ThrowsAsync<AggregateException>(() => bench.Get<PollPipeline>().RunAsync(Batch, Cancel));

        Assert.Equal(["one", "other"], error.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public async Task A_host_that_stops_asks_no_further_feed()
    {
        using var bench = await BenchAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bench.Answer(Feeds[0], _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Get<PollPipeline>().RunAsync(Batch, stop.Token));

        Assert.Single(bench.Fetched);
    }

    [Fact]
    public async Task Between_two_feeds_of_a_host_there_is_a_pause_and_none_after_one_that_was_skipped()
    {
        using var bench = await BenchAsync(hostPauseMilliseconds: 500);
        await bench.Feeds.ApplyAsync(Feeds[1..], Cancel);

        var times = new List<DateTimeOffset>();
        foreach (var feed in Feeds)
        {
            bench.Answer(feed, _ =>
            {
                times.Add(bench.Now);
                return new FetchOutcome.NotModified();
            });
        }

        var run = bench.Get<PollPipeline>().RunAsync(Batch, Cancel);
        await bench.Time.OfNumber(1).WaitAsync(Cancel);
        bench.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Single(times);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal([PollEnd.Skipped, PollEnd.NotModified, PollEnd.NotModified], (await run).Select(report => report.End));
        Assert.Equal(2, times.Count);
    }

    [Fact]
    public async Task Sites_are_polled_side_by_side()
    {
        using var bench = new PollBench(hostPauseMilliseconds: 60_000);
        Feed[] sites = [.. Enumerable.Range(0, 10).Select(i => PollBench.FeedAt($"https://news{i}.example/feed"))];
        await bench.Feeds.ApplyAsync(sites, Cancel);
        Array.ForEach(sites, feed => bench.Answer(feed, _ => new FetchOutcome.NotModified()));

        // The clock stands still: a pause between them would never end.
        Assert.Equal(10, (await bench.Get<PollPipeline>().RunAsync(new PollBatch([.. sites.Select(feed => feed.Id)], AreNeighbours: true), Cancel)).Count);
    }

    private static async Task<PollBench> BenchAsync(int hostPauseMilliseconds = 0)
    {
        var bench = new PollBench(hostPauseMilliseconds: hostPauseMilliseconds);
        await bench.Feeds.ApplyAsync(Feeds, Cancel);
        foreach (var feed in Feeds)
        {
            bench.Answer(feed, _ => new FetchOutcome.NotModified());
        }

        return bench;
    }
}
