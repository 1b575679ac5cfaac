using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

public sealed class KilledDigestOnAzurite(AzuriteFixture azurite) : KilledDigestTests
{
    private string prefix = AzuriteFixture.NewPrefix();

    protected override void NewStorage() => prefix = AzuriteFixture.NewPrefix();

    protected override void AddStorage(IServiceCollection services, Fuse? fuse) =>
        services.AddAzureStorage(fuse is null ? azurite.NewClients(prefix) : new StorageClients(azurite.Connection, prefix, new FusedClients(fuse)));
}

public sealed class KilledDigestInMemory : KilledDigestTests
{
    private MemoryStorage memory = new(TimeProvider.System);

    protected override void NewStorage() => memory = new MemoryStorage(Clock);

    protected override void AddStorage(IServiceCollection services, Fuse? fuse)
    {
        services.AddMemoryStorage(memory);
        if (fuse is not null)
        {
            FusedSeam.Wrap<IHitStore>(services, fuse);
            FusedSeam.Wrap<IAlertOutbox>(services, fuse);
            FusedSeam.Wrap<IDigestOutbox>(services, fuse);
            FusedSeam.Wrap<IAlertPaceStore>(services, fuse);
            FusedSeam.Wrap<IWorkQueues>(services, fuse);
        }
    }
}

/// <summary>Hits are held and told together; the process is killed between each two of its writes, and each hit is told all the same, in one message.</summary>
public abstract partial class KilledDigestTests
{
    private const int HitCount = 4;

    private static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    private readonly Inbox inbox = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The clock of the run in hand.</summary>
    protected StoppedClock Clock { get; private set; } = new(Start);

    [Fact]
    public async Task Whenever_the_process_is_killed_each_hit_is_told_in_one_message_and_says_so()
    {
        var writes = 0;
        while (await IsKilledAsync(new Fuse(writes)))
        {
            writes++;
        }

        // Claims and holds, pace, digest, members, told, members, end: fewer would mean that the fuse sees too little.
        Assert.InRange(writes, 18, 80);
    }

    /// <summary>Begins anew, on an empty storage.</summary>
    protected abstract void NewStorage();

    /// <summary>Adds the storage in hand.</summary>
    protected abstract void AddStorage(IServiceCollection services, Fuse? fuse);

    private async Task<bool> IsKilledAsync(Fuse fuse)
    {
        Clock = new StoppedClock(Start);
        NewStorage();
        inbox.Got.Clear();
        await using var whole = Services(fuse: null);
        await whole.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        await FindAsync(whole);
        try
        {
            await using var fused = Services(fuse);
            await DeliverAsync(fused);
            Clock.Advance(TimeSpan.FromHours(1));
            await DeliverAsync(fused);
        }
        catch (KilledException)
        {
            // However the end looks from within a process that is gone.
        }
        catch (Exception) when (fuse.IsBlown)
        {
            // The same, as a client of the storage wraps it.
        }

        var toldBefore = inbox.Got.Count;
        for (var round = 0; round < 8; round++)
        {
            Clock.Advance(TimeSpan.FromMinutes(20));
            await DeliverAsync(whole);
        }

        await AssertToldAsync(whole, toldBefore);
        return fuse.IsBlown;
    }

    private async Task AssertToldAsync(ServiceProvider services, int toldBefore)
    {
        var ids = inbox.Got.Select(alert => alert.Id).Distinct().ToArray();

        // Twice only if the process died between the channel's answer and the row's update, and then under one id.
        Assert.InRange(inbox.Got.Count, ids.Length, ids.Length + toldBefore);
        var told = inbox.Got.DistinctBy(alert => alert.Id).SelectMany(HitsOf).ToArray();
        Assert.Equal(HitCount, told.Length);
        Assert.Equal(HitCount, told.Distinct().Count());
        Assert.Equal(new OutboxCounts(0, 0), await services.GetRequiredService<IAlertOutbox>().CountAsync(Cancel));
        var hits = (await services.GetRequiredService<IHitStore>().ListAsync(new HitQuery(), Cancel)).Hits;
        Assert.All(hits, hit => Assert.Equal(AlertState.Sent, Assert.Single(hit.Alerts).State));
        Assert.All(hits, hit => Assert.Contains(hit.Alerts[0].Digest ?? hit.Alerts[0].Id, ids));
    }

    // What is due, as the sweep finds it: a queue of Azurite tells the time by a clock of its own.
    private async Task DeliverAsync(ServiceProvider services)
    {
        var delivery = services.GetRequiredService<AlertDelivery>();
        for (var again = 0; again < 3; again++)
        {
            var due = (await services.GetRequiredService<IAlertOutbox>().ListOwedAsync(Cancel)).Where(owed => owed.NextAttemptAt <= Clock.Now);
            foreach (var owed in due.OrderBy(owed => owed.Id.Value, StringComparer.Ordinal))
            {
                await delivery.RunAsync(owed.Id, Cancel);
            }
        }
    }

    private async Task FindAsync(ServiceProvider services)
    {
        var list = new Watchlist(WatchlistId.Parse("engines"), "Engines", [Term.Parse("turbine")], ["desk"])
        {
            AlertMode = new AlertMode { Digest = new DigestSchedule.Hourly(), MaxPerHour = 2 },
        };
        await services.GetRequiredService<IWatchlistStore>().ApplyAsync([list], Cancel);
        await services.GetRequiredService<IHitStore>().RecordAsync([.. Enumerable.Range(0, HitCount).Select(number => HitOf(list, number))], Cancel);
    }

    private Hit HitOf(Watchlist list, int number)
    {
        var item = new ItemId($"{number:x32}");
        var id = HitId.Of(list.Id, item);
        return new Hit
        {
            Id = id,
            Watchlist = list.Id,
            WatchlistName = list.Name,
            Item = item,
            Title = $"Turbine {number}",
            Feed = new FeedId("f"),
            FeedTitle = "News",
            FeedUrl = "https://news.example/feed.xml",
            FoundAt = Clock.Now,
            Score = 1,
            Terms = ["turbine"],
            Evidence = [],
            Alerts = [new HitAlert(AlertId.Of(id, "desk"), "desk", AlertState.Owed, Clock.Now)],
        };
    }

    private ServiceProvider Services(Fuse? fuse)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        AddStorage(services, fuse);
        services.AddFeedMonitorCore(new ConfigurationBuilder().Build());
        services.AddSingleton(new ChannelSet([inbox]));
        return services.BuildServiceProvider();
    }

    private static IEnumerable<HitId> HitsOf(Alert alert) => alert.Subject switch
    {
        AlertSubject.OfHit { Hit: var hit } => [hit.Id],
        AlertSubject.OfDigest { Digest: var digest } => digest.Hits.Select(hit => hit.Id),
        _ => [],
    };

    private sealed class Inbox : IChannel
    {
        public List<Alert> Got { get; } = [];

        public DeliveryOutcome Answer { get; set; } = new DeliveryOutcome.Delivered();

        public string Id => "desk";

        public string Kind => "inbox";

        public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
        {
            Got.Add(alert);
            return Task.FromResult(Answer);
        }
    }
}
