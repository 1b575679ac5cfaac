namespace FeedMonitor.Configuration;

/// <summary>Reads <c>{ channels: [ID, …] }</c>: which channels are told of something.</summary>
internal static class ChannelIds
{
    /// <summary>The ids, each once.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="what">Its name, for errors.</param>
    /// <param name="known">The channels there are, or null to take ids as they are.</param>
    /// <exception cref="ConfigurationException">It is not such a mapping, or names a channel that is not there.</exception>
    public static string[] Read(YamlNodeAt node, string what, IReadOnlyCollection<string>? known) => Of(node.Mapping(what, "channels"), node, what, known);

    /// <summary>The ids of a mapping that has other keys as well.</summary>
    public static string[] Of(IReadOnlyDictionary<string, YamlNodeAt> keys, YamlNodeAt node, string what, IReadOnlyCollection<string>? known) =>
        keys.TryGetValue("channels", out var channels)
            ? [.. channels.List("channels").Select(channel => ReadOne(channel, known)).Distinct(StringComparer.Ordinal)]
            : throw node.Wrong($"{what} has no 'channels', expected a list of channel ids");

    private static string ReadOne(YamlNodeAt node, IReadOnlyCollection<string>? known)
    {
        var id = node.Text("a channel id");
        return known is null || known.Contains(id, StringComparer.Ordinal)
            ? id
            : throw node.Wrong($"unknown channel '{id}', expected one of channels.yaml: {(known.Count == 0 ? "it lists none" : string.Join(", ", known))}");
    }
}
