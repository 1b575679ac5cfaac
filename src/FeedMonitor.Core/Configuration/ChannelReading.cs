using FeedMonitor.Alerts;

namespace FeedMonitor.Configuration;

/// <summary>A channel of <c>channels.yaml</c>, or why it can't be made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind, as the file names it.</param>
/// <param name="Channel">The channel, or null if something is wrong with it.</param>
/// <param name="Error">What is wrong, or null.</param>
public sealed record ChannelReading(string Id, string Kind, IChannel? Channel, ConfigurationException? Error)
{
    /// <summary>The host to which it posts, and no more of its address, which may be a secret; null if that can't be told.</summary>
    public string? Host { get; init; }
}
