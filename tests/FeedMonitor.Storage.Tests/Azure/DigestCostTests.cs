using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Storage.Azure;

/// <summary>What it costs to tell of many alerts whose hold ends.</summary>
public sealed class DigestCostTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int HitCount = 12;

    private readonly OperationCounter counter = new();
    private readonly FakeTimeProvider time = new(Sample.Now);
    private Desk? desk;
    private ServiceProvider? services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AlertDelivery Delivery => services!.GetRequiredService<AlertDelivery>();

    private IAlertOutbox Outbox => services!.GetRequiredService<IAlertOutbox>();

    public async ValueTask InitializeAsync()
    {
        desk = new Desk(time);
        services = new ServiceCollection().AddDelivery(time, desk).AddAzureStorage(azurite.NewClients(counter)).BuildServiceProvider();
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
    }

    public ValueTask DisposeAsync() => services!.DisposeAsync();

    [Fact]
    public async Task The_end_of_a_hold_reads_the_outbox_once_and_each_hit_once_for_its_digest()
    {
        await HoldAsync();
        counter.Reset();
        await Task.WhenAll((await Outbox.ListOwedAsync(Cancel)).Select(owed => Delivery.RunAsync(owed.Id, Cancel)));

        // One is ours.
        Assert.Equal(1 + 1, Reads("hits()"));
        var digest = (await Outbox.ListOwedAsync(Cancel)).Single(owed => owed.Digest is not null).Id;
        counter.Reset();
        Assert.Equal(DeliveryResult.Sent, (await Delivery.RunAsync(digest, Cancel)).Result);

        Assert.Equal(HitCount, Reads("RowKey='hit"));
        Assert.Equal(1, Reads("hits()"));
        Assert.Equal(HitCount, Assert.IsType<AlertSubject.OfDigest>(Assert.Single(desk!.Took).Alert.Subject).Digest.Hits.Count);
    }

    private async Task HoldAsync()
    {
        var quiet = new AlertMode { Quiet = new QuietHours([new QuietRange(9 * 60, 20 * 60, QuietRange.EveryDay)]) };
        await services!.GetRequiredService<IWatchlistStore>().ApplyAsync([Sample.Watchlist("dual-use", "turbine") with { AlertMode = quiet }], Cancel);
        await services!.GetRequiredService<IHitStore>().RecordAsync([.. Sample.Hits(HitCount, "desk").Select(hit => hit with { Signature = null })], Cancel);
        time.Advance(TimeSpan.FromMinutes(1));
        foreach (var owed in await Outbox.ListOwedAsync(Cancel))
        {
            Assert.Equal(DeliveryResult.Held, (await Delivery.RunAsync(owed.Id, Cancel)).Result);
        }

        time.Advance(TimeSpan.FromHours(12));
    }

    private int Reads(string of) => counter.Operations.Count(operation => operation.StartsWith("GET ", StringComparison.Ordinal) && Uri.UnescapeDataString(operation).Contains(of, StringComparison.Ordinal));
}
