using FeedMonitor.Alerts;

namespace FeedMonitor.Configuration.Editing;

/// <summary>The configuration by which this process works: what was read at its start, and what was edited since.</summary>
/// <param name="atStart">What was read at the start.</param>
/// <param name="channels">The channels to which alerts go.</param>
/// <param name="circuits">What is known of their trouble.</param>
/// <param name="feedHealth">Those told of feeds in trouble.</param>
public sealed class ConfigurationInForce(MonitorConfiguration atStart, ChannelSet channels, ChannelCircuits circuits, FeedHealthChannels feedHealth)
{
    private MonitorConfiguration current = atStart;

    /// <summary>The configuration.</summary>
    public MonitorConfiguration Current => Volatile.Read(ref current);

    /// <summary>Puts another one in force. Channels of which the file is the same stay, with the pace that they keep.</summary>
    /// <param name="configuration">The configuration.</param>
    public void Replace(MonitorConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (Interlocked.Exchange(ref current, configuration).ChannelsVersion != configuration.ChannelsVersion)
        {
            channels.Replace(configuration.Channels);

            // One that was mended is asked by the next sweep, and not after a pause that was another address's.
            circuits.Forget();
            feedHealth.Replace(configuration.FeedHealth.Ids);
        }
    }
}
