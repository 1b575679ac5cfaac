namespace FeedMonitor.Alerts;

/// <summary>The configured channels, by id.</summary>
public sealed class ChannelSet(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byId = channels.ToDictionary(channel => channel.Id, StringComparer.Ordinal);

    /// <summary>The channel with this id, or null.</summary>
    public IChannel? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<IChannel> All => byId.Values;
}
