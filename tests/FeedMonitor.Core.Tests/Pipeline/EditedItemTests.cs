using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Pipeline;

public sealed class EditedItemTests : IDisposable
{
    private readonly PollBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task An_edit_that_brings_a_term_in_alerts()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Told("Fair opens", "The spring fair has opened."));
        Assert.Empty(await bench.HitsAsync());

        var report = await bench.PollAsync(Told("Fair opens", "The spring fair has opened. A turbine is on show."));

        Assert.Equal(0, report.NewItems);
        var hit = Assert.Single(report.Hits!).Hit;
        Assert.Equal("A turbine is on show.", Assert.Single(hit.Evidence).Text);
        Assert.Equal(1, await bench.OwedAsync());
    }

    [Fact]
    public async Task An_edit_without_a_new_term_does_not()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Told("Turbine", "A turbine is on show."));

        var report = await bench.PollAsync(Told("Turbine shown", "A large turbine is on show, and another turbine."));

        Assert.Single(await bench.HitsAsync());
        Assert.Equal(1, await bench.OwedAsync());
        Assert.All(report.Hits!, hit => Assert.False(hit.IsNew));
    }

    [Fact]
    public async Task An_edit_with_another_term_of_the_same_watchlist_alerts_once_more_under_another_id()
    {
        await bench.WatchAsync("turbine", "drone*");
        await bench.PollAsync(Told("Fair", "A turbine is on show."));
        var first = Assert.Single(await HitsAsync());
        Assert.Null(first.AmendedAt);

        await bench.PollAsync(Told("Fair", "A turbine is on show. Three drones fly."));
        var amendedAt = bench.Now;
        await bench.PollAsync(Told("Fair!", "A turbine is on show. Three drones fly around."));

        var hit = Assert.Single(await HitsAsync());
        Assert.Equal((first.Id, 2), (hit.Id, hit.Alerts.Count));
        Assert.Equal((first.FoundAt, amendedAt), (hit.FoundAt, hit.AmendedAt));
        Assert.Equal(["turbine", "drone*"], hit.Terms);
        Assert.Contains(hit.Evidence, proof => proof.Text == "Three drones fly.");
        Assert.Equal(2, (await bench.Get<IAlertOutbox>().ListOwedAsync(Cancel)).Select(owed => owed.Id).Distinct().Count());
    }

    [Fact]
    public async Task An_edit_of_what_was_old_at_the_first_poll_does_not()
    {
        await bench.WatchAsync();
        await bench.PollAsync(new Entry("Turbine of old", "1", Published: bench.Now.AddDays(-9)));

        await bench.PollAsync(new Entry("Turbine of old, corrected", "1", Published: bench.Now.AddDays(-9)));

        Assert.Empty(await bench.HitsAsync());
    }

    [Fact]
    public async Task An_item_whose_white_space_alone_has_changed_is_not_edited()
    {
        await bench.WatchAsync();
        await bench.PollAsync(Told("A turbine", "One two."));

        Assert.Empty((await bench.PollAsync(Told("A  turbine", "One\n  two."))).Hits!);
    }

    [Fact]
    public async Task A_crash_in_an_edit_ends_in_the_same_rows()
    {
        await bench.WatchAsync("turbine", "drone*");
        await bench.PollAsync(Told("Fair", "A turbine is on show."));
        var record = (await bench.Feeds.FindAsync(bench.Feed.Id, Cancel))!;
        bench.Publish(Told("Fair", "A turbine is on show. Three drones fly."));
        var polled = await bench.Get<FeedPoll>().RunAsync(record, Cancel);

        // Written, and died before the feed row: the same poll comes again.
        await bench.Get<IHitStore>().AmendAsync(HitComposer.Amend(Assert.Single(await HitsAsync()), polled.Edits[0])!, Cancel);
        await bench.Get<PollRecorder>().WriteAsync([polled], Cancel);

        Assert.Equal(2, Assert.Single(await HitsAsync()).Alerts.Count);
        Assert.Equal(2, await bench.OwedAsync());
    }

    // An edit keeps the time of publication.
    private static Entry Told(string title, string text) => new(title, "1", Text: text, Published: new DateTimeOffset(2026, 3, 14, 8, 50, 0, TimeSpan.Zero));

    private async Task<IReadOnlyList<Hit>> HitsAsync() => (await bench.Get<IHitStore>().ListAsync(new HitQuery(), Cancel)).Hits;
}
