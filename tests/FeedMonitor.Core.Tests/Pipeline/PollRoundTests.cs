using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Items;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Pipeline;

public sealed class PollRoundTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_whose_items_cannot_be_written_loses_none_of_the_others()
    {
        var feeds = FeedsOfSites(4);
        using var bench = await BenchAsync(feeds, refused: [feeds[1]]);

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench, feeds));

        Assert.Equal(feeds[1].Id.Value, error.Message);
        Assert.Equal([true, false, true, true], await ArePolledAsync(bench, feeds));
        Assert.Equal([.. feeds.Where(feed => feed != feeds[1]).Select(feed => feed.Id)], (await bench.HistoryAsync()).Select(item => item.Feed).ToHashSet());
    }

    [Fact]
    public async Task Where_nothing_can_be_written_not_every_feed_is_tried()
    {
        var feeds = FeedsOfSites(12);
        using var bench = await BenchAsync(feeds, refused: feeds);

        var error = await Assert.ThrowsAsync<AggregateException>(() => RunAsync(bench, feeds));

        Assert.Equal(5, error.InnerExceptions.Count);
        Assert.DoesNotContain(true, await ArePolledAsync(bench, feeds));
    }

    private static Feed[] FeedsOfSites(int count) => [.. Enumerable.Range(10, count).Select(i => PollBench.FeedAt($"https://news{i}.example/feed"))];

    private static Task RunAsync(PollBench bench, Feed[] feeds) => bench.Get<PollPipeline>().RunAsync(new PollBatch([.. feeds.Select(feed => feed.Id)]), Cancel);

    private static async Task<IEnumerable<bool>> ArePolledAsync(PollBench bench, Feed[] feeds)
    {
        var states = (await bench.Feeds.ListAsync(Cancel)).ToDictionary(record => record.Feed.Id, record => record.State);
        return feeds.Select(feed => states[feed.Id].LastPolledAt is not null);
    }

    private static async Task<PollBench> BenchAsync(Feed[] feeds, Feed[] refused)
    {
        var bench = new PollBench(services =>
        {
            var inner = (IItemHistory)services.Last(service => service.ServiceType == typeof(IItemHistory)).ImplementationInstance!;
            services.AddSingleton<IItemHistory>(new PickyHistory(inner, [.. refused.Select(feed => feed.Id)]));
        });
        await bench.Feeds.ApplyAsync(feeds, Cancel);
        Array.ForEach(feeds, feed => bench.Answer(feed, _ => new FetchOutcome.Fetched(Rss.Of(Entry.Number(1)), ETag: null, LastModified: null)));
        return bench;
    }

    /// <summary>A history that takes nothing of some feeds.</summary>
    private sealed class PickyHistory(IItemHistory inner, HashSet<FeedId> refused) : IItemHistory
    {
        public PackedItems Pack(IReadOnlyList<HistoryItem> items) => new PackOfFeed(inner.Pack(items), items[0].Feed);

        public Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel) =>
            packs.Cast<PackOfFeed>().FirstOrDefault(pack => refused.Contains(pack.Feed)) is { } bad
                ? throw new IOException(bad.Feed.Value)
                : inner.AppendAsync([.. packs.Cast<PackOfFeed>().Select(pack => pack.Inner)], cancel);

        public Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) => inner.ListAsync(since, until, cancel);

        public Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel) => inner.ReadAsync(chunk, cancel);

        public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel) => inner.PruneAsync(before, cancel);

        private sealed class PackOfFeed(PackedItems inner, FeedId feed) : PackedItems(inner.Size)
        {
            public PackedItems Inner => inner;

            public FeedId Feed => feed;
        }
    }
}
