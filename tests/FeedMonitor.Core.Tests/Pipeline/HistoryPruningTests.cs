using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

public sealed class HistoryPruningTests : IDisposable
{
    private readonly PollBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Items_older_than_the_retention_go_and_the_others_stay()
    {
        await KeepAsync("old", bench.Now.AddDays(-90).AddHours(-1));
        await KeepAsync("young", bench.Now.AddDays(-90));

        Assert.Equal(1, await bench.Get<HistoryPruning>().RunAsync(Cancel));

        Assert.Equal(["young"], (await bench.HistoryAsync()).Select(item => item.Title));
        Assert.Equal(0, await bench.Get<HistoryPruning>().RunAsync(Cancel));
    }

    private Task KeepAsync(string title, DateTimeOffset firstSeen)
    {
        var item = new HistoryItem(new ItemId(title), new FeedId("f"), title, Link: null, Published: null, firstSeen, new CleanText(title, title, []));
        return bench.Get<IItemHistory>().AppendAsync([item], Cancel);
    }
}
