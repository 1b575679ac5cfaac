using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Where a node stands in a YAML text, in UTF-16 units. The library tells of a list or mapping only where it begins.</summary>
internal readonly record struct YamlSpan(int Start, int End)
{
    /// <summary>The place of a node.</summary>
    public static YamlSpan Of(YamlNode node, string text) => new((int)node.Start.Index, EndOf(node, text));

    /// <summary>What stands there.</summary>
    public string In(string text) => text[Start..End];

    /// <summary>Whether a node is written in brackets.</summary>
    public static bool IsFlow(YamlNode node) => node is YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow };

    private static int EndOf(YamlNode node, string text)
    {
        var last = node switch
        {
            YamlMappingNode { Children.Count: > 0 } mapping => mapping.Children[^1].Value,
            YamlSequenceNode { Children.Count: > 0 } list => list.Children[^1],
            _ => null,
        };
        if (node is YamlScalarNode scalar)
        {
            var end = (int)scalar.End.Index;
            return scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? (int)scalar.Start.Index + text[(int)scalar.Start.Index..end].TrimEnd().Length : end;
        }

        var at = last is null ? (int)node.Start.Index + 1 : EndOf(last, text);
        return IsFlow(node) ? Closing(text, at) + 1 : at;
    }

    // What stands before the bracket is white space, a comma and comments.
    private static int Closing(string text, int at)
    {
        while (at < text.Length - 1 && text[at] is not (']' or '}'))
        {
            at = text[at] == '#' && text.IndexOf('\n', at) is >= 0 and var line ? line : at + 1;
        }

        return at;
    }
}
