namespace FeedMonitor.Alerts;

/// <summary>The configured channels, by id. They may be exchanged while alerts are delivered: who has found one goes on with it.</summary>
public sealed class ChannelSet(IEnumerable<IChannel> channels)
{
    private volatile Dictionary<string, IChannel> byId = ById(channels);

    /// <summary>The channel with this id, or null.</summary>
    public IChannel? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<IChannel> All => byId.Values;

    /// <summary>Puts others in their place.</summary>
    public void Replace(IEnumerable<IChannel> channels) => byId = ById(channels);

    private static Dictionary<string, IChannel> ById(IEnumerable<IChannel> channels) => channels.ToDictionary(channel => channel.Id, StringComparer.Ordinal);
}
