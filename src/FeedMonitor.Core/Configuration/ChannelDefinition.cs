namespace FeedMonitor.Configuration;

/// <summary>A setting's value with its place, so that an error can name it.</summary>
/// <param name="Value">The value, with <c>${NAME}</c> replaced.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ChannelSetting(string Value, ConfigPlace Place)
{
    private readonly IReadOnlyList<ChannelSetting>? entries;

    /// <summary>The entries where the setting is a list (<see cref="Alerts.IChannelKind.Lists"/>); itself where it is one text.</summary>
    public IReadOnlyList<ChannelSetting> Entries
    {
        get => entries ?? [this];
        init => entries = value;
    }
}

/// <summary>A channel as <c>channels.yaml</c> lists it.</summary>
/// <param name="Id">Its id, which watchlists name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Settings">Its other settings.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ChannelDefinition(string Id, string Kind, IReadOnlyDictionary<string, ChannelSetting> Settings, ConfigPlace Place)
{
    /// <summary>A setting that must be there.</summary>
    /// <exception cref="ConfigurationException">It is missing.</exception>
    public ChannelSetting Require(string name, string expected) =>
        Settings.TryGetValue(name, out var setting)
            ? setting
            : throw new ConfigurationException(Place, $"channel '{Id}' of kind {Kind} has no '{name}', expected {expected}");
}
