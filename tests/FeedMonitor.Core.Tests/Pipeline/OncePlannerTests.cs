namespace FeedMonitor.Pipeline;

public sealed class OncePlannerTests : IDisposable
{
    private static readonly string[] FourAddresses = ["https://a.example/1", "https://b.example/", "https://a.example/2", "https://c.example/"];

    private readonly PollBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OncePlanner Planner => bench.Get<OncePlanner>();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Known_feeds_that_are_due_are_sent_in_batches_and_no_row_is_written()
    {
        var listed = Enumerable.Range(0, 120).Select(i => PollBench.FeedAt($"https://news{i}.example/feed")).ToArray();
        await bench.Feeds.ApplyAsync(listed, Cancel);
        var before = await bench.Feeds.ListAsync(Cancel);

        Assert.Equal(120, await Planner.RunAsync(listed, Cancel));

        Assert.Equal([50, 50, 20], (await TakeAsync()).Select(batch => batch.Feeds.Count));
        Assert.Equal(before.Select(record => record.Version), (await bench.Feeds.ListAsync(Cancel)).Select(record => record.Version));
    }

    [Fact]
    public async Task Every_feed_is_sent_once_whether_it_was_known_or_is_new()
    {
        var listed = Enumerable.Range(0, 130).Select(i => PollBench.FeedAt($"https://news{i}.example/feed")).ToArray();
        await bench.Feeds.ApplyAsync(listed[..60], Cancel);

        Assert.Equal(130, await Planner.RunAsync(listed, Cancel));

        var sent = (await TakeAsync()).SelectMany(batch => batch.Feeds).ToArray();
        Assert.Equal(listed.Select(feed => feed.Id.Value).Order(StringComparer.Ordinal), sent.Select(id => id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task New_feeds_that_share_a_site_go_together()
    {
        await Planner.RunAsync([.. FourAddresses.Select(PollBench.FeedAt)], Cancel);

        var batches = await TakeAsync();
        Assert.Equal([2, 2], batches.Select(batch => batch.Feeds.Count));
        var shared = Assert.Single(batches, batch => !batch.AreNeighbours);
        Assert.Equal([PollBench.FeedAt(FourAddresses[0]).Id, PollBench.FeedAt(FourAddresses[2]).Id], shared.Feeds.OrderBy(id => id == PollBench.FeedAt(FourAddresses[2]).Id));
    }

    [Fact]
    public async Task A_feed_that_the_list_names_no_more_is_not_polled()
    {
        await bench.WatchAsync();

        Assert.Equal(0, await Planner.RunAsync([], Cancel));
        Assert.Empty(await TakeAsync());
    }

    private async Task<IReadOnlyList<PollBatch>> TakeAsync() =>
        [.. (await bench.Get<IWorkReceiver>().ReceiveAsync(Queues.Polls, 32, TimeSpan.FromMinutes(1), Cancel)).Select(message => PollBatch.Parse(message.Text))];
}
