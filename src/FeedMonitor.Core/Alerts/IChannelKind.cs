using FeedMonitor.Configuration;

namespace FeedMonitor.Alerts;

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
