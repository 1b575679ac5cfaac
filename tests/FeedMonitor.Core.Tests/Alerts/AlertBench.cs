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

    public AlertBench()
    {
        services = new ServiceCollection().AddMemoryStorage(new MemoryStorage(Time)).BuildServiceProvider();
        stories = new KnownStories(Hits, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    public ChannelDouble Channel { get; } = new("desk");

    public ChannelCircuits Circuits => field ??= new ChannelCircuits(Time);

    public IHitStore Hits => services.GetRequiredService<IHitStore>();

    public IAlertOutbox Outbox => services.GetRequiredService<IAlertOutbox>();

    public IWorkQueues Queues => services.GetRequiredService<IWorkQueues>();

    public DateTimeOffset Now => Time.GetUtcNow();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stories.Dispose();
        services.Dispose();
    }

    /// <summary>Another process on the same storage, which knows no story yet.</summary>
    public void Restart()
    {
        stories.Dispose();
        stories = new KnownStories(Hits, Time);
    }

    public AlertDelivery Delivery(IAlertOutbox? outbox = null) =>
        new(outbox ?? Outbox, new ProofReview(services.GetRequiredService<IFeedStore>()), new StoryReview(stories, Hits, Time), new DeliveriesInHand(Time), new ChannelSet([Channel]), Circuits, Sweep(), Queues, Time, NullLogger<AlertDelivery>.Instance);

    public OutboxSweep Sweep() => new(Outbox, Circuits, Queues, Time);

    public async Task<AlertId> OweAsync(string channel = "desk", int number = 1)
    {
        var hit = SampleHit.Of(number, Now, channel);
        await Hits.RecordAsync([hit], Cancel);
        return hit.Alerts[0].Id;
    }

    public async Task<OwedAlert> OwedAsync() => Assert.Single(await Outbox.ListOwedAsync(Cancel));

    public async Task<HitAlert> StateAsync(int number = 1) =>
        (await Hits.FindAsync(HitId.Of(WatchlistId.Parse("engines"), new ItemId($"{number}")), Cancel))!.Alerts[0];

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
