using FeedMonitor.Alerts.Modes;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Alerts;

/// <summary>Delivery over memory storage, with a clock that stands and one channel.</summary>
internal sealed class AlertBench : IDisposable
{
    private readonly ServiceProvider services;

    private KnownStories stories;
    private DigestGathering? gathering;
    private DeliveredHere delivered;
    private readonly WatchlistMatcherSource watchlists;

    public AlertBench()
    {
        services = new ServiceCollection().AddMemoryStorage(new MemoryStorage(Time)).BuildServiceProvider();
        stories = new KnownStories(Hits, Time);
        delivered = new DeliveredHere(Time);
        watchlists = new WatchlistMatcherSource(services.GetRequiredService<IWatchlistStore>(), Time, NullLogger<WatchlistMatcherSource>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    public ChannelDouble Channel { get; } = new("desk");

    /// <summary>The configured channels: the one.</summary>
    public ChannelSet Channels => field ??= new ChannelSet([Channel]);

    /// <summary>What deliveries log.</summary>
    public LoggedLines<AlertDelivery> Log { get; } = new();

    /// <summary>What another instance has saved.</summary>
    public IChannelNews News { get; set; } = new NoOtherInstance();

    public ChannelCircuits Circuits => field ??= new ChannelCircuits(Time);

    public IHitStore Hits => services.GetRequiredService<IHitStore>();

    public IAlertOutbox Outbox => services.GetRequiredService<IAlertOutbox>();

    public IDigestOutbox Digests => services.GetRequiredService<IDigestOutbox>();

    public IWorkQueues Queues => services.GetRequiredService<IWorkQueues>();

    public IAlertPaceStore Paces => services.GetRequiredService<IAlertPaceStore>();

    public DateTimeOffset Now => Time.GetUtcNow();

    private AlertModeSource Modes => new(watchlists);

    private AlertPacing Pacing => new(Paces, Time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        watchlists.Dispose();
        gathering?.Dispose();
        stories.Dispose();
        services.Dispose();
    }

    /// <summary>Another process on the same storage, which knows no story yet, and not what was told.</summary>
    public void Restart()
    {
        stories.Dispose();
        delivered = new DeliveredHere(Time);
        stories = new KnownStories(Hits, Time);
        gathering?.Dispose();
        gathering = null;
    }

    public AlertDelivery Delivery(IAlertOutbox? outbox = null)
    {
        outbox ??= Outbox;
        var review = new ProofReview(services.GetRequiredService<IFeedStore>());
        var told = new StoryReview(stories, Hits, Time);
        var settlement = new DigestSettlement(outbox, Digests);
        gathering ??= new DigestGathering(outbox, Queues, Time);
        var modes = new AlertModes(
            Modes, Digests, gathering, new DigestAssembly(outbox, Digests, Hits, review, told, stories, Time), settlement, Pacing, Queues, Time);
        return new(outbox, review, told, modes, settlement, new DeliveriesInHand(Time), delivered, Channels, News, Circuits, Sweep(), Queues, Time, Log);
    }

    public AlertsByHand ByHand() => new(Outbox, Digests, Hits, Queues, Time);

    /// <summary>Lets the sample's watchlist, or another one, tell in a mode. It is the only one from then on.</summary>
    public Task SetModeAsync(AlertMode mode, string watchlist = "engines") => ApplyAsync(new Watchlist(WatchlistId.Parse(watchlist), "Engines", [Term.Parse("turbine")], ["desk"]) { AlertMode = mode });

    /// <summary>Takes all watchlists away.</summary>
    public Task RemoveWatchlistsAsync() => ApplyAsync();

    /// <summary>Delivers what has a message by now, and what follows from it.</summary>
    public async Task DeliverAsync()
    {
        while (await TakeMessagesAsync() is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await Delivery().RunAsync(message, Cancel);
            }
        }
    }

    /// <summary>Lets time pass, with a sweep and deliveries every quarter of an hour.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var end = Now + time; Now < end;)
        {
            var left = end - Now;
            Time.Advance(left < TimeSpan.FromMinutes(15) ? left : TimeSpan.FromMinutes(15));
            await Sweep().RunAsync(TimeSpan.Zero, Cancel);
            await DeliverAsync();
        }
    }

    public OutboxSweep Sweep(ChannelCircuits? circuits = null) => new(Outbox, new HoldReview(Modes, Pacing, Digests, Time), Channels, News, circuits ?? Circuits, Queues, Time);

    public async Task<AlertId> OweAsync(string channel = "desk", int number = 1)
    {
        var hit = SampleHit.Of(number, Now, channel);
        await Hits.RecordAsync([hit], Cancel);
        return hit.Alerts[0].Id;
    }

    public async Task<OwedAlert> OwedAsync() => Assert.Single(await Outbox.ListOwedAsync(Cancel));

    public async Task<HitAlert> StateAsync(int number = 1) =>
        (await Hits.FindAsync(HitId.Of(WatchlistId.Parse("engines"), new ItemId($"{number}")), Cancel))!.Alerts[0];

    private async Task ApplyAsync(params Watchlist[] lists)
    {
        await services.GetRequiredService<IWatchlistStore>().ApplyAsync(lists, Cancel);
        watchlists.LookAgain();
    }

    /// <summary>Takes every message that is visible by now.</summary>
    public async Task<IReadOnlyList<AlertId>> TakeMessagesAsync()
    {
        var receiver = services.GetRequiredService<IWorkReceiver>();
        var messages = await receiver.ReceiveAsync(Pipeline.Queues.Alerts, 32, TimeSpan.FromMinutes(1), Cancel);
        foreach (var message in messages)
        {
            await receiver.DeleteAsync(message, Cancel);
        }

        return [.. messages.Select(message => AlertId.Parse(message.Text))];
    }
}
