using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;

namespace FeedMonitor.Configuration;

/// <summary>The channels, and those of them that are told of feeds in trouble.</summary>
/// <param name="Channels">All of them.</param>
/// <param name="FeedHealth">Those that are told.</param>
/// <param name="Version">The version of the file.</param>
internal sealed record ChannelList(IReadOnlyList<IChannel> Channels, FeedHealthChannels FeedHealth, string Version);

/// <summary>Reads <c>channels.yaml</c>: a list <c>channels</c> of <c>id</c>, <c>kind</c> and what the kind takes; and <c>feedHealth.channels</c>.</summary>
internal static class ChannelsFile
{
    /// <summary>The channels of a file, as it stands or as it would be.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static ChannelList Read(DraftFile file, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment)
    {
        var root = file.Yaml;
        var keys = root.Mapping("the file", "channels", "feedHealth");
        if (!keys.TryGetValue("channels", out var list))
        {
            throw root.Wrong("the file has no 'channels', expected a list");
        }

        var channels = new List<IChannel>();
        foreach (var node in list.List("channels"))
        {
            var channel = ReadChannel(node, kinds, environment);
            if (channels.Exists(other => other.Id == channel.Id))
            {
                throw node.Wrong($"channel '{channel.Id}' stands here a second time, expected another id");
            }

            channels.Add(channel);
        }

        return new ChannelList(channels, new FeedHealthChannels(keys.TryGetValue("feedHealth", out var health) ? ReadFeedHealth(health, channels) : []), FileVersion.Of(file.Required));
    }

    /// <summary>Each channel of a file by itself, so that one that is wrong does not hide the others.</summary>
    /// <exception cref="ConfigurationException">The file has no channels.</exception>
    public static IReadOnlyList<ChannelReading> ReadEach(string path, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment)
    {
        var root = YamlNodeAt.ReadFile(path);
        return root.Mapping("the file", "channels", "feedHealth").TryGetValue("channels", out var list)
            ? [.. list.List("channels").Select(node => ReadOne(node, kinds, environment))]
            : throw root.Wrong("the file has no 'channels', expected a list");
    }

    /// <summary>The ids of a file's channels, whatever their kinds and settings.</summary>
    /// <exception cref="ConfigurationException">The file has no channels, or one has no id.</exception>
    public static string[] ReadIds(string path)
    {
        var root = YamlNodeAt.ReadFile(path);
        return root.Mapping("the file", "channels", "feedHealth").TryGetValue("channels", out var list)
            ? [.. list.List("channels").Select(node => Required(node, node.Mapping("a channel"), "id", "a name for watchlists to use").Text("id"))]
            : throw root.Wrong("the file has no 'channels', expected a list");
    }

    private static ChannelReading ReadOne(YamlNodeAt node, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment)
    {
        var keys = node.Mapping("a channel");
        var id = Required(node, keys, "id", "a name for watchlists to use").Text("id");
        var kind = Required(node, keys, "kind", "the kind of the channel").Text("kind");
        try
        {
            return new ChannelReading(id, kind, ReadChannel(node, kinds, environment), null) { Host = HostOf(keys, environment) };
        }
        catch (ConfigurationException e)
        {
            return new ChannelReading(id, kind, null, e);
        }
    }

    private static string? HostOf(IReadOnlyDictionary<string, YamlNodeAt> keys, Func<string, string?> environment) =>
        keys.TryGetValue("host", out var host) ? Setting("host", host, environment).Value
        : keys.TryGetValue("url", out var url) && Uri.TryCreate(Setting("url", url, environment).Value, UriKind.Absolute, out var address) ? address.IdnHost
        : null;

    private static IReadOnlyList<string> ReadFeedHealth(YamlNodeAt node, List<IChannel> channels) =>
        ChannelIds.Read(node, "feedHealth", [.. channels.Select(channel => channel.Id)]);

    private static IChannel ReadChannel(YamlNodeAt node, IReadOnlyList<IChannelKind> kinds, Func<string, string?> environment)
    {
        var keys = node.Mapping("a channel");
        var known = string.Join(", ", kinds.Select(kind => kind.Kind));
        var id = Required(node, keys, "id", "a name for watchlists to use").Text("id");
        var kindNode = Required(node, keys, "kind", $"one of {known}");
        var kindName = kindNode.Text("kind");
        var kind = kinds.FirstOrDefault(kind => kind.Kind == kindName)
            ?? throw kindNode.Wrong($"unknown kind '{kindName}', expected one of {known}");

        var settings = node.Mapping($"a channel of kind {kindName}", ["id", "kind", .. kind.Settings])
            .Where(pair => pair.Key is not ("id" or "kind"))
            .ToDictionary(pair => pair.Key, pair => kind.Lists.Contains(pair.Key, StringComparer.Ordinal) ? List(pair.Key, pair.Value, environment) : Setting(pair.Key, pair.Value, environment), StringComparer.Ordinal);
        return kind.Create(new ChannelDefinition(id, kindName, settings, node.Place));
    }

    private static YamlNodeAt Required(YamlNodeAt node, IReadOnlyDictionary<string, YamlNodeAt> keys, string name, string expected) =>
        keys.TryGetValue(name, out var value) ? value : throw node.Wrong($"the channel has no '{name}', expected {expected}");

    private static ChannelSetting Setting(string name, YamlNodeAt node, Func<string, string?> environment) =>
        new(EnvironmentReferences.Resolve(node.Text(name), environment, node.Place), node.Place);

    private static ChannelSetting List(string name, YamlNodeAt node, Func<string, string?> environment)
    {
        ChannelSetting[] entries = [.. node.OneOrMore(name).Select(entry => Setting(name, entry, environment))];
        return entries.Length > 0
            ? new ChannelSetting(entries[0].Value, node.Place) { Entries = entries }
            : throw node.Wrong($"{name} is an empty list, expected a text or a list of texts");
    }
}
