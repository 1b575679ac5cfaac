using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>Everything that a configuration folder says, checked as a whole.</summary>
/// <param name="Feeds">The feeds of <c>feeds.opml</c>.</param>
/// <param name="Watchlists">The watchlists of <c>watchlists/*.yaml</c>.</param>
/// <param name="Channels">The channels of <c>channels.yaml</c>. They are never stored: they hold secrets.</param>
/// <param name="FeedHealth">Those of the channels that are told of feeds in trouble.</param>
public sealed record MonitorConfiguration(
    IReadOnlyList<Feed> Feeds, IReadOnlyList<Watchlist> Watchlists, IReadOnlyList<IChannel> Channels, FeedHealthChannels FeedHealth);
