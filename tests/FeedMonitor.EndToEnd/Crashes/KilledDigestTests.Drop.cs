using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>A digest is dropped by hand, and the process is killed over it.</summary>
public abstract partial class KilledDigestTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whenever_who_drops_a_digest_is_killed_dropping_it_again_ends_in_the_same_rows(bool isDead)
    {
        var writes = 0;
        while (await IsDropKilledAsync(new Fuse(writes), isDead, DropAgainAsync))
        {
            writes++;
        }

        // Its members, one by one, and its row: fewer would mean that the fuse sees too little.
        Assert.InRange(writes, HitCount + 1, 20);
    }

    [Fact]
    public async Task Whenever_who_drops_a_digest_is_killed_and_never_comes_back_each_hit_is_told_or_dropped()
    {
        for (var writes = 0; await IsDropKilledAsync(new Fuse(writes), isDead: false, GoOnAsync); writes++)
        {
        }
    }

    private async Task<bool> IsDropKilledAsync(Fuse fuse, bool isDead, Func<ServiceProvider, AlertId, Task> then)
    {
        Clock = new StoppedClock(Start);
        NewStorage();
        inbox.Got.Clear();
        await using var whole = Services(fuse: null);
        await whole.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        await FindAsync(whole);
        var digest = await DigestAsync(whole, isDead);
        try
        {
            await using var fused = Services(fuse);
            Assert.Equal(HandledAlert.Done, await fused.GetRequiredService<AlertsByHand>().DropAsync(digest, "known", Cancel));
        }
        catch (Exception) when (fuse.IsBlown)
        {
            // Killed, as a client of the storage may wrap it.
            await then(whole, digest);
        }

        await AssertSettledAsync(whole, fuse.IsBlown && then == GoOnAsync ? [AlertState.Sent, AlertState.Suppressed] : [AlertState.Suppressed]);
        return fuse.IsBlown;
    }

    // A digest of all hits: given up, or just about to be told.
    private async Task<AlertId> DigestAsync(ServiceProvider services, bool isDead)
    {
        var outbox = services.GetRequiredService<IAlertOutbox>();
        await DeliverAsync(services);
        Clock.Advance(TimeSpan.FromHours(1));
        inbox.Answer = isDead ? new DeliveryOutcome.Refused("no such room") : new DeliveryOutcome.Delivered();
        await services.GetRequiredService<AlertDelivery>().RunAsync((await outbox.ListOwedAsync(Cancel))[0].Id, Cancel);
        var digest = Assert.Single(await outbox.ListOwedAsync(Cancel), owed => owed.Digest is not null).Id;
        if (isDead)
        {
            Assert.Equal(DeliveryResult.Dead, (await services.GetRequiredService<AlertDelivery>().RunAsync(digest, Cancel)).Result);
            inbox.Answer = new DeliveryOutcome.Delivered();
        }

        return digest;
    }

    private static async Task DropAgainAsync(ServiceProvider services, AlertId digest) =>
        Assert.Equal(HandledAlert.Done, await services.GetRequiredService<AlertsByHand>().DropAsync(digest, "known", Cancel));

    private static Task GoOnAsync(ServiceProvider services, AlertId digest) => Task.CompletedTask;

    private async Task AssertSettledAsync(ServiceProvider services, AlertState[] states)
    {
        for (var round = 0; round < 8; round++)
        {
            Clock.Advance(TimeSpan.FromMinutes(20));
            await DeliverAsync(services);
        }

        Assert.Equal(new OutboxCounts(0, 0), await services.GetRequiredService<IAlertOutbox>().CountAsync(Cancel));
        var hits = (await services.GetRequiredService<IHitStore>().ListAsync(new HitQuery(), Cancel)).Hits;
        Assert.Equal(HitCount, hits.Count);
        Assert.All(hits, hit => Assert.Contains(Assert.Single(hit.Alerts).State, states));
        Assert.All(hits.Where(hit => hit.Alerts[0].State == AlertState.Suppressed), hit => Assert.Equal("dropped by hand: known", hit.Alerts[0].Reason));
    }
}
