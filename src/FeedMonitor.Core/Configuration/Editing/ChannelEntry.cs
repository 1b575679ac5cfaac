using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration.Editing;

/// <summary>A channel as its entry of <c>channels.yaml</c> is written.</summary>
/// <param name="node">The entry.</param>
/// <param name="text">The file's text.</param>
internal sealed partial class ChannelEntry(YamlMappingNode node, string text)
{
    // What people may read. Everything else, addresses of webhooks among it, may be a secret.
    private static readonly string[] Open = ["host", "port", "user", "from", "to", "subject", "security", "chat", "thread", "priority", "tags", "template", "subjectTemplate", "textTemplate", "htmlTemplate"];

    private readonly YamlSpan span = YamlSpan.Of(node, text);

    /// <summary>Where it stands.</summary>
    public YamlSpan Span => span;

    /// <summary>Its id.</summary>
    public string Id => Scalar("id") ?? "";

    /// <summary>Its kind.</summary>
    public string Kind => Scalar("kind") ?? "";

    /// <summary>The version of what is written.</summary>
    public string Version => FileVersion.Of(span.In(text));

    /// <summary>Its settings, in the order of the file, each with its texts as they are written.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Settings => node.Children
        .Select(pair => KeyValuePair.Create((pair.Key as YamlScalarNode)?.Value ?? "", TextsOf(pair.Value)))
        .Where(pair => pair.Key is not ("id" or "kind"));

    /// <summary>All that stands in it, id and kind among them, in the order of the file.</summary>
    public IReadOnlyList<WrittenSetting> Parts => [.. node.Children.Select(pair => new WrittenSetting((pair.Key as YamlScalarNode)?.Value ?? "", YamlSpan.Of(pair.Key, text), YamlSpan.Of(pair.Value, text)))];

    /// <summary>Whether it stands over several lines, and not in braces.</summary>
    public bool IsOverLines => !YamlSpan.IsFlow(node);

    /// <summary>Whether a setting says what it is to say.</summary>
    public bool Says(string name, ChannelValue value) => Find(name) is { } written && written is YamlSequenceNode == value.IsList && TextsOf(written).SequenceEqual(value.Texts, StringComparer.Ordinal);

    /// <summary>Whether a setting may be shown: it is none that may be a secret, or only names the environment's.</summary>
    public static bool IsOpen(string name, IReadOnlyList<string> texts) => IsOpen(name) || texts.All(value => Reference().IsMatch(value));

    /// <summary>Whether no value of a setting is a secret.</summary>
    public static bool IsOpen(string name) => Open.Contains(name, StringComparer.Ordinal);

    /// <summary>The texts of a setting; null if it is missing.</summary>
    public IReadOnlyList<string>? TextsOf(string name) => Find(name) is { } value ? TextsOf(value) : null;

    /// <summary>The value of a setting as it is written; null if it is missing.</summary>
    public string? Written(string name) => Find(name) switch
    {
        YamlScalarNode { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) } scalar => YamlSpan.Of(scalar, text).In(text),
        { } value => ChannelWriting.Value(TextsOf(value), isList: value is YamlSequenceNode),
        null => null,
    };

    private static IReadOnlyList<string> TextsOf(YamlNode value) => value switch
    {
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(entry => entry.Value ?? "")],
        YamlScalarNode scalar => [scalar.Value ?? ""],
        _ => [],
    };

    private string? Scalar(string name) => (Find(name) as YamlScalarNode)?.Value?.Trim();

    private YamlNode? Find(string name) => node.Children.FirstOrDefault(pair => (pair.Key as YamlScalarNode)?.Value == name).Value;

    [GeneratedRegex(@"\A\s*\$\{[A-Za-z_][A-Za-z0-9_]*\}\s*\z")]
    private static partial Regex Reference();
}
