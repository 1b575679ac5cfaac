using FeedMonitor.Alerts;

namespace FeedMonitor.Configuration;

/// <summary>A kind of channel with a setting that must be there.</summary>
internal sealed class ChannelKindDouble : IChannelKind
{
    public string Kind => "post";

    public IReadOnlyList<string> Settings => ["url", "token"];

    public List<ChannelDefinition> Created { get; } = [];

    public IChannel Create(ChannelDefinition definition)
    {
        definition.Require("url", "an address");
        Created.Add(definition);
        return new ChannelDouble(definition.Id);
    }
}
