using FeedMonitor.Configuration;

namespace FeedMonitor.Alerts;

/// <summary>An alert as a channel gets it.</summary>
/// <param name="Id">The same on every attempt, so that the receiver can tell a repetition.</param>
/// <param name="Subject">What it tells of.</param>
public sealed record Alert(AlertId Id, AlertSubject Subject)
{
    /// <summary>What the channel said in <see cref="DeliveryOutcome.Partly"/> at the attempt before: who has the alert already and must not get it again; or null.</summary>
    public string? Reached { get; init; }
}

/// <summary>What a channel answered.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The channel took the alert.</summary>
    public sealed record Delivered : DeliveryOutcome
    {
        /// <summary>How many hits of a digest the message names, from the first on, where it had no room for all that it was given; null if it names them all.</summary>
        public int? Named { get; init; }
    }

    /// <summary>The channel did not take it; it is to be tried again.</summary>
    /// <param name="Error">Why, in one line without secrets.</param>
    /// <param name="RetryAfter">How long the channel asked to wait, or null.</param>
    /// <param name="IsOfChannel">Whether any other alert would fare the same, until a person mends the channel or its service lets go: the others wait and are not tried one by one.</param>
    public sealed record Failed(string Error, TimeSpan? RetryAfter = null, bool IsOfChannel = false) : DeliveryOutcome;

    /// <summary>Some of the channel's recipients have it, others were put off: it is tried again for them alone. The channel itself works.</summary>
    /// <param name="Reached">Who has it by now, in the channel's own words, without secrets; it comes back in <see cref="Alert.Reached"/>. At most 32,000 UTF-16 units, as it is stored.</param>
    /// <param name="Error">Why the others do not, in one line without secrets.</param>
    public sealed record Partly(string Reached, string Error) : DeliveryOutcome;

    /// <summary>The channel was not asked: it keeps to a pace of its own, and others are before this alert. That is no attempt.</summary>
    /// <param name="Wait">After which time to come again.</param>
    public sealed record Busy(TimeSpan Wait) : DeliveryOutcome;

    /// <summary>The channel will never take this alert, however often it is tried: it is dead at once.</summary>
    /// <param name="Error">Why, in one line without secrets.</param>
    public sealed record Refused(string Error) : DeliveryOutcome;
}

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

/// <summary>A channel that can show what it would send.</summary>
public interface IPreviewedChannel : IChannel
{
    /// <summary>The whole of what <see cref="IChannel.DeliverAsync"/> would send, for people to read; nothing is sent and no secret shown.</summary>
    string Preview(Alert alert);
}

/// <summary>Makes the channels of one kind. To add a kind: one class in FeedMonitor.Channels, one line in its registration.</summary>
public interface IChannelKind
{
    /// <summary>The kind's name in <c>channels.yaml</c>.</summary>
    string Kind { get; }

    /// <summary>The settings that a channel of this kind takes beside <c>id</c> and <c>kind</c>.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>Those of the <see cref="Settings"/> that may be a list of texts.</summary>
    IReadOnlyList<string> Lists => [];

    /// <summary>Makes a channel.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or wrong; the message says where.</exception>
    IChannel Create(ChannelDefinition definition);
}
