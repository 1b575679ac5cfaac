using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration.Editing;

/// <summary>The text of <c>channels.yaml</c> with its entries: one is changed, added or taken out, and all else stays, character for character.</summary>
internal sealed class ChannelText
{
    private readonly YamlSequenceNode list;

    private ChannelText(string path, byte[] bytes, string text, YamlSequenceNode list) =>
        (Path, Version, Text, this.list, Entries) = (path, FileVersion.Of(bytes), text, list, [.. list.Children.OfType<YamlMappingNode>().Select(node => new ChannelEntry(node, text))]);

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>The version of the file.</summary>
    public string Version { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The channels.</summary>
    public IReadOnlyList<ChannelEntry> Entries { get; }

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="ConfigurationException">It is missing, or no list of channels.</exception>
    public static ChannelText Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, ConfigurationFolder.ChannelsFileName);
        var file = SafeFile.Read(path) ?? throw new ConfigurationException(new ConfigPlace(path), "the file is missing, expected the list of channels");
        var text = DraftFile.TextOf(file.Bytes);
        var root = YamlNodeAt.ReadText(path, text);
        _ = root.Mapping("the file").TryGetValue("channels", out var channels) ? channels.List("channels") : throw root.Wrong("the file has no 'channels', expected a list");
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return new ChannelText(path, file.Bytes, text, (YamlSequenceNode)yaml.Documents[0].RootNode["channels"]);
    }

    /// <summary>The channel with an id, or null.</summary>
    public ChannelEntry? Find(string id) => Entries.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The text with an entry written anew.</summary>
    public string With(ChannelEntry entry, string kind, IReadOnlyCollection<KeyValuePair<string, string>> settings) =>
        ChannelEntryEdit.Of(Text, entry, kind, settings)
        ?? Text[..entry.Span.Start] + ChannelWriting.Entry(entry.Id, kind, settings, entry.IsOverLines ? Column(entry.Span.Start) : null) + Text[entry.Span.End..];

    /// <summary>The text with an entry added at the end of the list.</summary>
    public string With(string id, string kind, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var entry = ChannelWriting.Entry(id, kind, settings, column: null);
        if (Entries.Count == 0)
        {
            var span = YamlSpan.Of(list, Text);
            return $"{Text[..span.Start]}[{entry}]{Text[span.End..]}";
        }

        var last = Entries[^1].Span;
        if (YamlSpan.IsFlow(list))
        {
            return $"{Text[..last.End]}, {entry}{Text[last.End..]}";
        }

        var end = LineEnd(last.End);
        return $"{Text[..end]}\n{new string(' ', Column(Dash(last.Start)))}- {entry}{Text[end..]}";
    }

    /// <summary>The text without an entry.</summary>
    public string Without(ChannelEntry entry)
    {
        var (start, end) = entry.Span;
        if (YamlSpan.IsFlow(list))
        {
            var (before, after) = (Text[..start].TrimEnd(), Text[end..].TrimStart());
            return after.StartsWith(',') ? Text[..start] + after[1..].TrimStart() : before.TrimEnd(',') + Text[end..];
        }

        var line = Text.LastIndexOf('\n', Dash(start)) + 1;
        var next = Math.Min(Text.Length, LineEnd(end) + 1);
        if (Entries.Count > 1)
        {
            return Text[..line] + Text[next..];
        }

        var key = Text.LastIndexOf("channels", line, StringComparison.Ordinal);
        var colon = Text.IndexOf(':', key) + 1;
        return $"{Text[..colon]} []{Text[colon..line]}{Text[next..]}";
    }

    private int Dash(int start) => Text.LastIndexOf('-', start - 1);

    private int Column(int at) => at - (Text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1);

    private int LineEnd(int at) => Text.IndexOf('\n', at) is >= 0 and var end ? end : Text.Length;
}
