namespace FeedMonitor.Alerts;

/// <summary>A place where people read alerts.</summary>
public interface IChannel
{
    /// <summary>The channel's id in <c>channels.yaml</c>.</summary>
    string Id { get; }

    /// <summary>The kind that it is of.</summary>
    string Kind { get; }

    /// <summary>Delivers one alert. A service that is down or refuses is an outcome, not an exception.</summary>
    Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel);
}
