using FeedMonitor.Alerts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Storage;

/// <summary>Delivery as the hosts compose it, to one channel and by a clock that stands.</summary>
internal static class DeliveryServices
{
    /// <summary>Adds it. Which storage it is over says the caller.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, FakeTimeProvider time, Desk desk)
    {
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddFeedMonitorCore(new ConfigurationBuilder().Build());
        return services.AddSingleton(new ChannelSet([desk]));
    }
}

/// <summary>A channel that is up or down, and remembers what it took and when.</summary>
internal sealed class Desk(TimeProvider time) : IChannel
{
    public bool IsDown { get; set; }

    public List<(DateTimeOffset At, Alert Alert)> Took { get; } = [];

    public string Id => "desk";

    public string Kind => "desk";

    public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        if (IsDown)
        {
            return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Failed("down"));
        }

        Took.Add((time.GetUtcNow(), alert));
        return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
    }
}
