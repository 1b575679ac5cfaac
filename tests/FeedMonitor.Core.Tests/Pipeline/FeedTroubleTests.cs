using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Pipeline;

/// <summary>A feed that worked and stays silent or broken too long is told of, once.</summary>
public sealed class FeedTroubleTests : IDisposable
{
    private readonly PollBench bench = new(services => services.AddSingleton(new FeedHealthChannels(["desk"])));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_feed_that_has_failed_for_a_day_is_told_of_once_until_it_works_again()
    {
        await bench.WatchAsync();
        await bench.PollAsync(new Entry("Old", "old"));
        var lastSuccess = bench.Now;

        await FailForAsync(TimeSpan.FromDays(5));
        var trouble = Assert.Single(await TroublesAsync());
        Assert.Equal((FeedTroubleKind.Broken, lastSuccess, "HTTP 500"), (trouble.Kind, trouble.Since, trouble.Detail));

        await bench.PollAsync(new Entry("Old", "old"));
        await FailForAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, (await TroublesAsync()).Count);
        Assert.Equal(2, await bench.Get<IWorkQueues>().CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task A_feed_that_never_worked_is_not()
    {
        await bench.WatchAsync();

        await FailForAsync(TimeSpan.FromDays(5));

        Assert.Empty(await TroublesAsync());
    }

    [Fact]
    public async Task A_feed_that_fails_for_hours_is_not()
    {
        await bench.WatchAsync();
        await bench.PollAsync(new Entry("Old", "old"));

        await FailForAsync(TimeSpan.FromHours(12));

        Assert.Empty(await TroublesAsync());
    }

    [Fact]
    public async Task A_lively_feed_that_brings_nothing_new_for_a_week_is_told_of_once_until_it_does()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Enumerable.Range(0, 10).Select(i => Entry.Number(i) with { Published = bench.Now.AddHours(-i) }));
        var last = bench.Now;
        bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified());
        while (bench.Now < last.AddDays(9))
        {
            await bench.PollAsync();
        }

        var trouble = Assert.Single(await TroublesAsync());
        Assert.Equal((FeedTroubleKind.Silent, last, "nothing new for 7 days"), (trouble.Kind, trouble.Since, trouble.Detail));
        Assert.Equal(FeedTroubleKind.Silent, (await bench.StateAsync()).TroubleTold);

        await bench.PollAsync(Entry.Number(99));
        Assert.Null((await bench.StateAsync()).TroubleTold);
    }

    [Fact]
    public async Task A_feed_that_is_slow_by_habit_is_given_its_time()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Enumerable.Range(0, 4).Select(i => Entry.Number(i) with { Published = bench.Now.AddDays(-8 * i) }));
        var last = bench.Now;
        bench.Answer(bench.Feed, _ => new FetchOutcome.NotModified());
        while (bench.Now < last.AddDays(60))
        {
            await bench.PollAsync();
        }

        Assert.Empty(await TroublesAsync());
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_told_of_at_once()
    {
        await bench.WatchAsync();
        bench.Answer(bench.Feed, _ => new FetchOutcome.Gone("HTTP 410 Gone"));

        await bench.PollAsync();

        Assert.Equal((FeedTroubleKind.Gone, "HTTP 410 Gone"), (Assert.Single(await TroublesAsync()).Kind, (await TroublesAsync())[0].Detail));
    }

    [Fact]
    public void A_poll_that_is_run_again_later_tells_of_the_same_trouble()
    {
        var read = bench.Now.AddDays(-1);
        AlertId AlertAt(DateTimeOffset gone, DateTimeOffset? success) => FeedHealth
            .TroubleOf(bench.Feed, FeedState.New with { GoneAt = gone, LastSuccessAt = success }, gone, new HealthOptions())!.AlertOn("desk");

        Assert.Equal(AlertAt(bench.Now, read), AlertAt(bench.Now.AddMinutes(10), read));
        Assert.Equal(AlertAt(bench.Now, null), AlertAt(bench.Now.AddMinutes(10), null));

        // Gone, back for a while, and gone again is another one.
        Assert.NotEqual(AlertAt(bench.Now, read), AlertAt(bench.Now, bench.Now));
    }

    private async Task FailForAsync(TimeSpan time)
    {
        bench.Answer(bench.Feed, _ => new FetchOutcome.Failed("HTTP 500") { Trouble = FetchTrouble.Http });
        var start = bench.Now;
        while ((await bench.StateAsync()).NextPollAt <= start + time)
        {
            await bench.PollAsync();
        }
    }

    private async Task<IReadOnlyList<FeedTrouble>> TroublesAsync() =>
        [.. (await bench.Get<IAlertOutbox>().ListOwedAsync(Cancel)).Where(owed => owed.Hit is null).Select(owed => owed.Trouble!).OrderBy(trouble => trouble.Since)];
}
