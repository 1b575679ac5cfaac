using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>Everything that a configuration folder says, checked as a whole.</summary>
/// <param name="Feeds">The feeds of <c>feeds.opml</c>.</param>
/// <param name="Watchlists">The watchlists of <c>watchlists/*.yaml</c>.</param>
/// <param name="Channels">The channels of <c>channels.yaml</c>. They are never stored: they hold secrets.</param>
/// <param name="FeedHealth">Those of the channels that are told of feeds in trouble.</param>
public sealed record MonitorConfiguration(
    IReadOnlyList<Feed> Feeds, IReadOnlyList<Watchlist> Watchlists, IReadOnlyList<IChannel> Channels, FeedHealthChannels FeedHealth)
{
    /// <summary>The <see cref="FileVersion"/> of the <c>channels.yaml</c> that says them.</summary>
    public string ChannelsVersion { get; init; } = "";

    /// <summary>The same with the channels of another list.</summary>
    internal MonitorConfiguration With(ChannelList list) => this with { Channels = list.Channels, FeedHealth = list.FeedHealth, ChannelsVersion = list.Version };
}
