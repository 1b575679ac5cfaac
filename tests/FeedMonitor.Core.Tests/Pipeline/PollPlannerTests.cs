using FeedMonitor.Alerts;

namespace FeedMonitor.Pipeline;

public sealed class PollPlannerTests : IDisposable
{
    private readonly PollBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PollPlanner Planner => bench.Get<PollPlanner>();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task With_nothing_due_no_message_is_sent()
    {
        Assert.Equal(0, await Planner.RunAsync(evenIfClaimed: false, Cancel));
        Assert.Empty(await TakeAsync());
    }

    [Fact]
    public async Task Due_feeds_are_sent_in_a_batch_a_host()
    {
        await bench.Feeds.ApplyAsync(
            [PollBench.FeedAt("https://a.example/1"), PollBench.FeedAt("https://b.example/1"), PollBench.FeedAt("http://A.example/2")], Cancel);

        Assert.Equal(3, await Planner.RunAsync(evenIfClaimed: false, Cancel));

        Assert.Equal([1, 2], (await TakeAsync()).Select(batch => batch.Feeds.Count).Order());
    }

    [Fact]
    public async Task Feeds_that_share_their_site_with_none_go_together_in_the_order_of_their_ids()
    {
        await bench.Feeds.ApplyAsync([.. Enumerable.Range(0, 120).Select(i => PollBench.FeedAt($"https://news{i}.example/feed"))], Cancel);

        await Planner.RunAsync(evenIfClaimed: false, Cancel);

        var batches = await TakeAsync();
        Assert.Equal([50, 50, 20], batches.Select(batch => batch.Feeds.Count));
        Assert.All(batches, batch => Assert.True(batch.AreNeighbours));
        var ids = batches.SelectMany(batch => batch.Feeds).Select(feed => feed.Value).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task A_host_with_many_feeds_gets_several_batches()
    {
        await bench.Feeds.ApplyAsync([.. Enumerable.Range(0, 250).Select(i => PollBench.FeedAt($"https://a.example/{i}"))], Cancel);

        Assert.Equal(250, await Planner.RunAsync(evenIfClaimed: false, Cancel));

        var batches = await TakeAsync();
        Assert.Equal([50, 100, 100], batches.Select(batch => batch.Feeds.Count).Order());
        Assert.Equal(250, batches.SelectMany(batch => batch.Feeds).Distinct().Count());
    }

    [Fact]
    public async Task A_claimed_feed_is_planned_again_only_when_its_claim_has_passed_or_a_host_starts()
    {
        await bench.WatchAsync();
        Assert.Equal(1, await Planner.RunAsync(evenIfClaimed: false, Cancel));
        Assert.Equal(0, await Planner.RunAsync(evenIfClaimed: false, Cancel));
        Assert.Equal(1, await Planner.RunAsync(evenIfClaimed: true, Cancel));

        bench.Time.Advance(PollPlanner.Claim);

        Assert.Equal(1, await Planner.RunAsync(evenIfClaimed: false, Cancel));
    }

    [Fact]
    public async Task The_first_feeds_are_on_their_way_while_the_last_ones_are_claimed()
    {
        await bench.Feeds.ApplyAsync([.. Enumerable.Range(0, 220).Select(i => PollBench.FeedAt($"https://news{i}.example/feed"))], Cancel);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var planner = new PollPlanner(bench.Feeds, new StopsAfter(bench.Get<IWorkQueues>(), 3, stopping), bench.Time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => planner.RunAsync(evenIfClaimed: false, stopping.Token));

        Assert.Equal(150, (await TakeAsync()).Sum(batch => batch.Feeds.Count));
        Assert.Equal(20, (await bench.Feeds.ListDueAsync(bench.Now, evenIfClaimed: false, Cancel)).Count);
    }

    [Fact]
    public async Task A_polled_feed_is_planned_when_its_interval_is_over()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Entry.Number(1));
        Assert.Equal(0, await Planner.RunAsync(evenIfClaimed: true, Cancel));

        bench.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(1, await Planner.RunAsync(evenIfClaimed: false, Cancel));
    }

    // Lets so many messages through, and is told to stop with the last.
    private sealed class StopsAfter(IWorkQueues queues, int messages, CancellationTokenSource stopping) : IWorkQueues
    {
        private int sent;

        public async Task SendPollAsync(PollBatch batch, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            await queues.SendPollAsync(batch, cancel);
            if (++sent == messages)
            {
                await stopping.CancelAsync();
            }
        }

        public Task SendAlertAsync(AlertId alert, TimeSpan delay, CancellationToken cancel) => queues.SendAlertAsync(alert, delay, cancel);

        public Task<int> CountAsync(string queue, CancellationToken cancel) => queues.CountAsync(queue, cancel);

        public Task<int> CountReadyAsync(string queue, CancellationToken cancel) => queues.CountReadyAsync(queue, cancel);
    }

    private async Task<IReadOnlyList<PollBatch>> TakeAsync() =>
        [.. (await bench.Get<IWorkReceiver>().ReceiveAsync(Queues.Polls, 32, TimeSpan.FromMinutes(1), Cancel)).Select(message => PollBatch.Parse(message.Text))];
}
