using FeedMonitor.Alerts;

namespace FeedMonitor.Configuration.Editing;

/// <summary>The configuration by which this process works: what was read at its start, and what was edited since.</summary>
/// <param name="atStart">What was read at the start.</param>
/// <param name="channels">The channels to which alerts go.</param>
/// <param name="feedHealth">Those told of feeds in trouble.</param>
public sealed class ConfigurationInForce(MonitorConfiguration atStart, ChannelSet channels, FeedHealthChannels feedHealth)
{
    private volatile MonitorConfiguration current = atStart;

    /// <summary>The configuration.</summary>
    public MonitorConfiguration Current => current;

    /// <summary>Puts another one in force.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="withChannels">Whether its channels take the place of those there are; else these stay, with the pace that they keep.</param>
    public void Replace(MonitorConfiguration configuration, bool withChannels)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        current = configuration;
        if (withChannels)
        {
            channels.Replace(configuration.Channels);
            feedHealth.Replace(configuration.FeedHealth.Ids);
        }
    }
}
