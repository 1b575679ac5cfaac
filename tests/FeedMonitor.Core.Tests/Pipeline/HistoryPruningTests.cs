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

    [Fact]
    public async Task That_such_an_alert_was_owed_is_remembered_for_as_long_as_a_poll_may_be_run_again()
    {
        var (old, young) = (Trouble("old", bench.Now - HistoryPruning.TroublesRemembered - TimeSpan.FromTicks(1)), Trouble("young", bench.Now - HistoryPruning.TroublesRemembered));
        var outbox = bench.Get<IAlertOutbox>();
        await outbox.OweAsync([old, young], Cancel);
        await outbox.DropAsync(old.Id, bench.Now, "known", Cancel);
        await outbox.DropAsync(young.Id, bench.Now, "known", Cancel);

        await bench.Get<HistoryPruning>().RunAsync(Cancel);
        await outbox.OweAsync([old, young], Cancel);

        Assert.Equal(old.Id, Assert.Single(await outbox.ListOwedAsync(Cancel)).Id);
    }

    private static OwedAlert Trouble(string feed, DateTimeOffset at) => OwedAlert.Of(new FeedTrouble(new FeedId(feed), feed, "https://news.example/feed.xml", FeedTroubleKind.Gone, at, "410"), "desk", at);

    private async Task SettleAsync(string feed, DateTimeOffset at)
    {
        var outbox = bench.Get<IAlertOutbox>();
        var owed = Trouble(feed, at);
        await outbox.OweAsync([owed], Cancel);
        Assert.Equal(HandledAlert.Done, await outbox.DropAsync(owed.Id, at, "known", Cancel));
    }

    private Task KeepAsync(string title, DateTimeOffset firstSeen)
    {
        var item = new HistoryItem(new ItemId(title), new FeedId("f"), title, Link: null, Published: null, firstSeen, new CleanText(title, title, []));
        return bench.Get<IItemHistory>().AppendAsync([item], Cancel);
    }
}
