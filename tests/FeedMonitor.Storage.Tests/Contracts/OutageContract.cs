using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Storage.Contracts;

public sealed class OutageOnAzurite(AzuriteFixture azurite) : OutageContract
{
    protected override void AddStorage(IServiceCollection services) => AddDelivery(services).AddAzureStorage(azurite.NewClients());
}

public sealed class OutageInMemory : OutageContract
{
    protected override void AddStorage(IServiceCollection services) => AddDelivery(services).AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

/// <summary>A channel is down for hours while hits come; then it is told no more in an hour than its watchlist wants, and all of them.</summary>
public abstract class OutageContract : StorageContract
{
    private const int HitCount = 8;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly FakeTimeProvider time = new(Sample.Now);
    private readonly Desk desk;

    protected OutageContract() => desk = new Desk(time);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_an_outage_no_hour_has_more_messages_than_maxPerHour_and_each_hit_is_told(int most)
    {
        await Get<IWatchlistStore>().ApplyAsync([Sample.Watchlist("dual-use", "turbine") with { AlertMode = new AlertMode { MaxPerHour = most } }], Cancel);
        desk.IsDown = true;
        for (var number = 1; number <= HitCount; number++)
        {
            var hit = Sample.Hit(number, "desk") with { Signature = null };
            var now = time.GetUtcNow();
            await Get<IHitStore>().RecordAsync([hit with { FoundAt = now, Alerts = [hit.Alerts[0] with { At = now }] }], Cancel);
            await DeliverAsync();
            time.Advance(Step);
        }

        desk.IsDown = false;
        for (var step = 0; step < 100 && (await Get<IAlertOutbox>().CountAsync(Cancel)).Owed > 0; step++)
        {
            await DeliverAsync();
            time.Advance(Step);
        }

        DateTimeOffset[] times = [.. desk.Took.Select(took => took.At)];
        Assert.All(times, at => Assert.InRange(times.Count(other => other >= at && other < at.AddHours(1)), 1, most));
        var told = desk.Took.SelectMany(took => took.Alert.Subject is AlertSubject.OfDigest { Digest: var digest } ? digest.Hits : [((AlertSubject.OfHit)took.Alert.Subject).Hit]);
        Assert.Equal(HitCount, told.Select(hit => hit.Id).Distinct().Count());
        Assert.Equal(HitCount, told.Count());
        Assert.Contains(desk.Took, took => took.Alert.Subject is AlertSubject.OfDigest { Digest.Reason: DigestReason.TooMany });
        Assert.Equal(new OutboxCounts(0, 0), await Get<IAlertOutbox>().CountAsync(Cancel));
    }

    private protected IServiceCollection AddDelivery(IServiceCollection services) => services.AddDelivery(time, desk);

    // Each as often as its messages would come: the queue of Azurite has a clock of its own.
    private async Task DeliverAsync()
    {
        var delivery = Get<AlertDelivery>();
        for (var again = 0; again < 2; again++)
        {
            foreach (var owed in (await Get<IAlertOutbox>().ListOwedAsync(Cancel)).Where(owed => owed.IsFree(time.GetUtcNow())).OrderBy(owed => owed.Id.Value, StringComparer.Ordinal))
            {
                await delivery.RunAsync(owed.Id, Cancel);
            }
        }
    }
}
