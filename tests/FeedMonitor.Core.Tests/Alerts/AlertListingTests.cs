using FeedMonitor.Feeds;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

public sealed class AlertListingTests : IDisposable
{
    private static readonly AlertQuery Settled = new(new HashSet<AlertState> { AlertState.Sent, AlertState.Suppressed });

    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Alerts_of_feeds_in_trouble_stand_among_those_of_hits_by_when_they_were_settled()
    {
        await SettleTroubleAsync("first");
        await SettleHitAsync(1);
        await SettleTroubleAsync("second");
        await SettleTroubleAsync("third");
        await SettleHitAsync(2);
        await SettleTroubleAsync("fourth");

        Assert.Equal(["fourth", "2", "third", "second", "1", "first"], await ListAsync(Settled));
    }

    [Fact]
    public async Task However_many_feeds_were_in_trouble_the_hit_that_was_told_last_comes_first()
    {
        for (var i = 0; i < 20; i++)
        {
            await SettleTroubleAsync($"feed {i}");
        }

        await SettleHitAsync(1);

        Assert.Equal("1", (await ListAsync(Settled))[0]);
    }

    [Fact]
    public async Task However_many_hits_were_told_the_feed_in_trouble_that_was_told_last_comes_first()
    {
        for (var i = 0; i < 20; i++)
        {
            await SettleHitAsync(i);
        }

        await SettleTroubleAsync("feed");

        Assert.Equal("feed", (await ListAsync(Settled))[0]);
    }

    [Fact]
    public async Task Where_no_hit_is_asked_for_those_of_feeds_are_listed_all_the_same()
    {
        await SettleTroubleAsync("first");
        await SettleHitAsync(1);
        await SettleTroubleAsync("second", "mail");

        Assert.Equal(["second"], await ListAsync(Settled with { Channel = "mail" }));
    }

    // Each a minute after the one before.
    private async Task SettleHitAsync(int number)
    {
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await SentAsync(await bench.OweAsync(number: number));
    }

    private async Task SettleTroubleAsync(string feed, string channel = "desk")
    {
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        var owed = OwedAlert.Of(new FeedTrouble(new FeedId(feed), feed, "https://news.example/feed.xml", FeedTroubleKind.Gone, bench.Now, "410"), channel, bench.Now);
        await bench.Outbox.OweAsync([owed], Cancel);
        await SentAsync(owed.Id);
    }

    private async Task SentAsync(AlertId id)
    {
        var claimed = (await bench.Outbox.ClaimAsync(id, bench.Now, bench.Now.AddMinutes(1), Cancel))!;
        Assert.True(await bench.Outbox.MarkSentAsync(claimed, bench.Now, Cancel));
    }

    private async Task<IReadOnlyList<string>> ListAsync(AlertQuery query)
    {
        var listed = new List<string>();
        await foreach (var alert in new AlertListing(bench.Outbox, bench.Hits).ListAsync(query, Cancel))
        {
            listed.Add(alert.Trouble?.Feed.Value ?? alert.Hit!.Item.Value);
        }

        return listed;
    }
}
