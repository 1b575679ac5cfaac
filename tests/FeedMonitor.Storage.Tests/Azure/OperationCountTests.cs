using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

/// <summary>What each step costs: operations are what Azure bills, and what one core of Azurite is busy with.</summary>
public sealed class OperationCountTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OperationCounter counter = new();
    private ServiceProvider? services;

    private IFeedStore Feeds => services!.GetRequiredService<IFeedStore>();

    private IHitStore Hits => services!.GetRequiredService<IHitStore>();

    private IAlertOutbox Outbox => services!.GetRequiredService<IAlertOutbox>();

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddAzureStorage(azurite.NewClients(counter)).BuildServiceProvider();
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(CancellationToken.None);
        counter.Reset();
    }

    public ValueTask DisposeAsync() => services!.DisposeAsync();

    [Fact]
    public async Task A_poll_costs_one_read_and_one_write_of_the_feed_however_much_it_has_seen()
    {
        await Feeds.ApplyAsync(Sample.Feeds(20), CancellationToken.None);
        var seen = SeenSet.Empty.Show(Enumerable.Range(0, SeenSet.Capacity).Select(i => (ulong)i));

        counter.Reset();
        var record = await Feeds.FindAsync(Sample.Feed(1).Id, CancellationToken.None);
        AssertCost(reads: 1, writes: 0);

        counter.Reset();
        Assert.True(await Feeds.TrySaveStateAsync(record!, FeedState.New with { Seen = seen }, CancellationToken.None));
        AssertCost(reads: 0, writes: 1);

        counter.Reset();
        Assert.Equal(SeenSet.Capacity, (await Feeds.FindAsync(Sample.Feed(1).Id, CancellationToken.None))!.State.Seen.Count);
        AssertCost(reads: 1, writes: 0);
    }

    [Fact]
    public async Task Ten_hits_with_two_channels_each_cost_one_write()
    {
        await Hits.RecordAsync(Sample.Hits(10, "desk", "mail"), CancellationToken.None);

        AssertCost(reads: 0, writes: 1);
    }

    [Fact]
    public async Task Many_hits_cost_a_write_for_a_hundred_rows()
    {
        // Five rows a hit: itself, its place in the list, three alerts.
        await Hits.RecordAsync(Sample.Hits(60, "desk", "mail", "pager"), CancellationToken.None);

        AssertCost(reads: 0, writes: 3);
    }

    [Fact]
    public async Task Planning_a_hundred_feeds_costs_one_read_and_one_write()
    {
        await Feeds.ApplyAsync(Sample.Feeds(100), CancellationToken.None);

        counter.Reset();
        var due = await Feeds.ListDueAsync(Sample.Now, evenIfClaimed: false, CancellationToken.None);
        AssertCost(reads: 1, writes: 0);

        counter.Reset();
        Assert.Equal(100, (await Feeds.ClaimAsync(due, Sample.Now.AddMinutes(10), CancellationToken.None)).Count);
        AssertCost(reads: 0, writes: 1);
    }

    [Fact]
    public async Task Applying_a_list_that_has_not_changed_costs_one_read()
    {
        await Feeds.ApplyAsync(Sample.Feeds(100), CancellationToken.None);

        counter.Reset();
        await Feeds.ApplyAsync(Sample.Feeds(100), CancellationToken.None);

        AssertCost(reads: 1, writes: 0);
    }

    [Fact]
    public async Task A_page_of_hits_costs_one_read()
    {
        await Hits.RecordAsync(Sample.Hits(120, "desk"), CancellationToken.None);

        counter.Reset();
        var first = await Hits.ListAsync(new HitQuery(Limit: 50), CancellationToken.None);
        AssertCost(reads: 1, writes: 0);

        counter.Reset();
        var second = await Hits.ListAsync(new HitQuery(Limit: 50, WatchlistId.Parse("dual-use"), Cursor: first.Next), CancellationToken.None);
        AssertCost(reads: 1, writes: 0);
        Assert.Equal((50, 50), (first.Hits.Count, second.Hits.Count));
    }

    [Fact]
    public async Task A_page_of_hits_costs_two_reads_at_most_whatever_is_looked_for()
    {
        var hits = Sample.Hits(2_500);
        await Hits.RecordAsync(hits, CancellationToken.None);
        var middle = hits[1_200].FoundAt;
        var query = new HitQuery(Limit: 50);

        foreach (var (asked, reads) in ((HitQuery, int)[])
            [(query, 1), (query with { Limit = 500 }, 1), (query with { Feed = hits[0].Feed }, 1), (query with { Watchlist = hits[0].Watchlist, Feed = hits[0].Feed, Text = new HitText("Верстати") }, 1), (query with { From = middle, Until = middle.AddMinutes(1) }, 1), (query with { Text = new HitText("Верстати") }, 1)])
        {
            counter.Reset();
            Assert.Equal(asked.Limit, (await Hits.ListAsync(asked, CancellationToken.None)).Hits.Count);
            AssertCost(reads, writes: 0);
        }

        // Nor does it take more where the filter lets nothing through.
        counter.Reset();
        Assert.Empty((await Hits.ListAsync(query with { Watchlist = WatchlistId.Parse("nobody") }, CancellationToken.None)).Hits);
        AssertCost(reads: 1, writes: 0);

        // What stands nowhere is looked for in all that two reads bring; the next page goes on from there.
        counter.Reset();
        var rare = query with { Text = new HitText("https://nowhere.example") };
        var first = await Hits.ListAsync(rare, CancellationToken.None);
        Assert.Empty(first.Hits);
        Assert.NotNull(first.Next);
        AssertCost(reads: 2, writes: 0);
        Assert.Null((await Hits.ListAsync(rare with { Cursor = first.Next }, CancellationToken.None)).Next);
    }

    [Fact]
    public async Task Delivering_an_alert_costs_two_reads_and_two_writes()
    {
        var hit = Sample.Hit(1, "desk");
        await Hits.RecordAsync([hit], CancellationToken.None);

        counter.Reset();
        var claimed = await Outbox.ClaimAsync(hit.Alerts[0].Id, hit.FoundAt, hit.FoundAt.AddMinutes(1), CancellationToken.None);
        Assert.True(await Outbox.MarkSentAsync(claimed!, hit.FoundAt, CancellationToken.None));

        AssertCost(reads: 2, writes: 2);
    }

    private void AssertCost(int reads, int writes) =>
        Assert.True((reads, writes) == (counter.Reads, counter.Writes), $"Expected {reads} reads and {writes} writes, got: {string.Join(", ", counter.Operations)}");
}
