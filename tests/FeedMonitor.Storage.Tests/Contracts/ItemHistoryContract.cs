using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hashing;
using FeedMonitor.Items;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class ItemHistoryOnAzurite(AzuriteFixture azurite) : ItemHistoryContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class ItemHistoryInMemory : ItemHistoryContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

public abstract class ItemHistoryContract : StorageContract
{
    private static readonly FeedId Feed = Sample.Feed(1).Id;
    private static readonly DateTimeOffset TenOClock = new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero);

    private IItemHistory History => Get<IItemHistory>();

    [Fact]
    public async Task Is_empty_at_first()
    {
        Assert.Empty(await ReadAsync(DateTimeOffset.UnixEpoch));
        Assert.Equal(0, await History.PruneAsync(TenOClock, Cancel));
    }

    [Fact]
    public async Task Keeping_nothing_keeps_nothing()
    {
        await History.AppendAsync(Array.Empty<HistoryItem>(), Cancel);

        Assert.Empty(await ReadAsync(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task An_item_comes_back_with_its_zones_and_offsets()
    {
        const string Shown = "Перший абзац 🛰.\n\nSee also: \"Cables\"\n\n漢字 — останній.";
        var text = new CleanText(Sample.HostileText, Shown, [BlockOf(Zone.Lead, "Перший абзац 🛰."), BlockOf(Zone.Related, "See also: \"Cables\""), BlockOf(Zone.Body, "漢字 — останній.")], Sample.Now.AddDays(-2))
        {
            Language = "uk",
            Author = "Олена Приклад",
            CanonicalUrl = "https://news1.example/a?b=1&c=%20",
        };
        var item = Item(1, Sample.Now) with { Title = "Another title", Text = text, Version = ulong.MaxValue, IsEdit = true, WasOld = true };

        await History.AppendAsync([item], Cancel);

        AssertSame(item, Assert.Single(await ReadAsync(Sample.Now)));

        static Block BlockOf(Zone zone, string stretch) => new(zone, Shown.IndexOf(stretch, StringComparison.Ordinal), stretch);
    }

    [Fact]
    public async Task Every_zone_comes_back()
    {
        var zones = Enum.GetValues<Zone>();
        var item = Item(1, Sample.Now) with
        {
            Text = new CleanText("", new string('x', zones.Length), [.. zones.Select((zone, i) => new Block(zone, i, "x"))]),
        };

        await History.AppendAsync([item], Cancel);

        Assert.Equal(zones, Assert.Single(await ReadAsync(Sample.Now)).Text.Blocks.Select(block => block.Zone));
    }

    [Fact]
    public async Task What_an_item_may_lack_stays_away()
    {
        var item = Item(1, Sample.Now) with { Link = null, Published = null, Title = "", Text = new CleanText("", "", []) };

        await History.AppendAsync([item], Cancel);

        AssertSame(item, Assert.Single(await ReadAsync(Sample.Now)));
    }

    [Fact]
    public async Task A_page_that_says_when_it_was_published_is_believed_though_the_feed_does_not_say()
    {
        var item = Item(1, Sample.Now);
        item = item with { Published = null, Text = item.Text with { Published = Sample.Now.AddDays(-3) } };

        await History.AppendAsync([item], Cancel);

        AssertSame(item, Assert.Single(await ReadAsync(Sample.Now)));
    }

    [Fact]
    public async Task Many_items_of_a_poll_come_back_in_order()
    {
        var items = Enumerable.Range(1, 500).Select(number => Item(number, Sample.Now)).ToArray();

        await History.AppendAsync(items, Cancel);

        Assert.Equal(items.Select(item => item.Id), (await ReadAsync(Sample.Now)).Select(item => item.Id));
    }

    [Fact]
    public async Task Kept_twice_within_an_hour_items_stand_once()
    {
        HistoryItem[] items = [Item(1, TenOClock), Item(2, TenOClock)];
        await History.AppendAsync(items, Cancel);

        await History.AppendAsync([.. items.Select(item => item with { FirstSeen = TenOClock.AddMinutes(59) })], Cancel);

        Assert.Equal(items.Select(item => item.Id), (await ReadAsync(TenOClock)).Select(item => item.Id));
        Assert.Equal(1, await History.PruneAsync(TenOClock.AddHours(1), Cancel));
    }

    [Fact]
    public async Task An_edit_stands_beside_its_item_and_after_it()
    {
        var item = Item(1, TenOClock) with { Version = 1 };
        HistoryItem[] edits = [.. Enumerable.Range(2, 6).Select(version => item with { Version = (ulong)version, IsEdit = true, FirstSeen = TenOClock.AddMinutes(version) })];
        foreach (var kept in (HistoryItem[])[item, .. edits])
        {
            await History.AppendAsync([kept], Cancel);
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7UL], (await ReadAsync(TenOClock)).Select(kept => kept.Version));
    }

    [Fact]
    public async Task Lists_the_hours_before_the_end()
    {
        await History.AppendAsync([Item(1, TenOClock)], Cancel);
        await History.AppendAsync([Item(2, TenOClock.AddHours(1))], Cancel);
        await History.AppendAsync([Item(3, TenOClock.AddDays(1))], Cancel);

        var chunks = await History.ListAsync(TenOClock.AddMinutes(5), TenOClock.AddDays(1).AddMinutes(5), Cancel);

        Assert.Equal([TenOClock, TenOClock.AddHours(1)], chunks.Select(chunk => chunk.Hour));
        Assert.Equal(Ids(2), (await History.ReadAsync(chunks[1], Cancel)).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_chunk_that_retention_took_meanwhile_is_said_to_be_gone()
    {
        await History.AppendAsync([Item(1, TenOClock)], Cancel);
        var chunk = Assert.Single(await History.ListAsync(TenOClock, TenOClock.AddHours(1), Cancel));
        await History.PruneAsync(TenOClock.AddHours(1), Cancel);

        var reading = await History.ReadAsync(chunk, Cancel);

        Assert.Equal((0, "was removed meanwhile"), (reading.Items.Count, reading.Damage));
    }

    [Fact]
    public async Task Polls_within_an_hour_keep_each_their_own()
    {
        await History.AppendAsync([Item(1, TenOClock)], Cancel);
        await History.AppendAsync([Item(2, TenOClock)], Cancel);
        await History.AppendAsync([Item(3, TenOClock)], Cancel);

        Assert.Equal(3, (await ReadAsync(TenOClock)).Count);
    }

    [Fact]
    public async Task Reads_from_the_hour_on_oldest_first()
    {
        await History.AppendAsync([Item(3, TenOClock.AddHours(14))], Cancel);
        await History.AppendAsync([Item(1, TenOClock.AddTicks(-1))], Cancel);
        await History.AppendAsync([Item(2, TenOClock.AddMinutes(1))], Cancel);

        Assert.Equal(Ids(1, 2, 3), (await ReadAsync(DateTimeOffset.UnixEpoch)).Select(item => item.Id));
        Assert.Equal(Ids(2, 3), (await ReadAsync(TenOClock.AddMinutes(59))).Select(item => item.Id));
        Assert.Equal(Ids(3), (await ReadAsync(TenOClock.AddHours(1))).Select(item => item.Id));
        Assert.Empty(await ReadAsync(TenOClock.AddDays(2)));
    }

    [Fact]
    public async Task Hours_are_those_of_UTC()
    {
        await History.AppendAsync([Item(1, TenOClock.ToOffset(TimeSpan.FromHours(5.5)))], Cancel);

        Assert.Single(await ReadAsync(TenOClock.ToOffset(TimeSpan.FromHours(-8))));
        Assert.Empty(await ReadAsync(TenOClock.AddHours(1).ToOffset(TimeSpan.FromHours(-8))));
    }

    [Fact]
    public async Task Pruning_removes_the_hours_before_and_keeps_that_of_the_moment()
    {
        await History.AppendAsync([Item(1, TenOClock.AddMonths(-14))], Cancel);
        await History.AppendAsync([Item(2, TenOClock.AddTicks(-1))], Cancel);
        await History.AppendAsync([Item(3, TenOClock)], Cancel);
        await History.AppendAsync([Item(4, TenOClock.AddHours(1))], Cancel);

        Assert.Equal(2, await History.PruneAsync(TenOClock.AddMinutes(30), Cancel));

        Assert.Equal(Ids(3, 4), (await ReadAsync(DateTimeOffset.UnixEpoch)).Select(item => item.Id));
        Assert.Equal(0, await History.PruneAsync(TenOClock.AddMinutes(30), Cancel));
    }

    private static HistoryItem Item(int number, DateTimeOffset firstSeen) => new(
        new ItemId(StableHash.Id("item", number.ToString())), Feed, $"Item {number}", $"https://news1.example/{number}", Sample.Now.AddDays(-1), firstSeen,
        new CleanText($"Item {number}", "One. Two.", [new Block(Zone.Lead, 0, "One."), new Block(Zone.Body, 5, "Two.")], Sample.Now.AddDays(-1)));

    private static IEnumerable<ItemId> Ids(params int[] numbers) => numbers.Select(number => Item(number, Sample.Now).Id);

    private static void AssertSame(HistoryItem expected, HistoryItem actual)
    {
        var noText = new CleanText("", "", []);
        Assert.Equal(expected with { Text = noText }, actual with { Text = noText });
        Assert.Equal(expected.Text with { Blocks = [] }, actual.Text with { Blocks = [] });
        Assert.Equal(expected.Text.Blocks, actual.Text.Blocks);
    }

    private async Task<List<HistoryItem>> ReadAsync(DateTimeOffset since)
    {
        var items = new List<HistoryItem>();
        await foreach (var item in History.ReadAsync(since, Cancel))
        {
            items.Add(item);
        }

        return items;
    }
}
