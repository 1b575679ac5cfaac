using FeedMonitor.Alerts;
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

    [Fact]
    public async Task So_does_what_became_of_alerts_of_feeds_in_trouble()
    {
        await SettleAsync("old", bench.Now.AddDays(-90).AddTicks(-1));
        await SettleAsync("young", bench.Now.AddDays(-90));

        await bench.Get<HistoryPruning>().RunAsync(Cancel);

        Assert.Equal(["young"], (await bench.Get<IAlertOutbox>().ListSettledTroublesAsync(Cancel)).Select(settled => settled.Trouble.Feed.Value));
    }

    private async Task SettleAsync(string feed, DateTimeOffset at)
    {
        var outbox = bench.Get<IAlertOutbox>();
        var owed = OwedAlert.Of(new FeedTrouble(new FeedId(feed), feed, "https://news.example/feed.xml", FeedTroubleKind.Gone, at, "410"), "desk", at);
        await outbox.OweAsync([owed], Cancel);
        Assert.Equal(HandledAlert.Done, await outbox.DropAsync(owed.Id, at, "known", Cancel));
    }

    private Task KeepAsync(string title, DateTimeOffset firstSeen)
    {
        var item = new HistoryItem(new ItemId(title), new FeedId("f"), title, Link: null, Published: null, firstSeen, new CleanText(title, title, []));
        return bench.Get<IItemHistory>().AppendAsync([item], Cancel);
    }
}
