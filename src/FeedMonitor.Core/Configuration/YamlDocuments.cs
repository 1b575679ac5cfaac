using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration;

/// <summary>Reads the YAML documents of a text. Whatever stands in it, there is a mistake in one line or there are nodes that can be walked without harm.</summary>
internal static class YamlDocuments
{
    // The loader descends by recursion, and a stack that overflows ends the process. Ours nest four deep.
    private const int MaxDepth = 20;

    private const string Yaml = "lists and mappings (key: value)";

    /// <summary>Reads a text as if it stood in a file.</summary>
    /// <exception cref="ConfigurationException">It is not YAML, or YAML of a kind that configuration has no use for.</exception>
    public static IReadOnlyList<YamlDocument> Read(string path, string text)
    {
        LookOver(path, text);
        var yaml = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(new ConfigPlace(path, (int)e.Start.Line), NotYaml(e));
        }
        catch (ArgumentException)
        {
            // What the loader says of a text that its parser has taken for two things at once.
            throw new ConfigurationException(new ConfigPlace(path, (int)(parser.Current?.Start.Line ?? 1)), $"this is not YAML, expected {Yaml}");
        }

        return [.. yaml.Documents];
    }

    private static void LookOver(string path, string text)
    {
        var open = new Stack<NodeEvent>();
        try
        {
            LookOver(path, text, open);
        }
        catch (YamlException e)
        {
            throw Wrong(path, text, e, open);
        }
        catch (ArgumentException)
        {
            // What follows a '!' is a tag, and must be an address.
            throw new ConfigurationException(PlaceOf(path, open), "this is not YAML, expected quotes around a text that begins with '!'");
        }
        catch (InvalidOperationException)
        {
            // The library's scanner falls over a plain text with a colon where a list in brackets was not closed before it.
            var what = StillOpen(open) is { Length: > 0 } known ? known : "; a list or mapping that begins with '[' or '{' is not closed, expected ']' or '}'";
            throw new ConfigurationException(PlaceOf(path, open), $"this is not YAML{what}");
        }
    }

    private static void LookOver(string path, string text, Stack<NodeEvent> open)
    {
        var parser = new Parser(new StringReader(text));
        var anchors = new HashSet<AnchorName>();
        var keys = new KeyPlaces();
        for (var depth = 0; parser.MoveNext(); depth += parser.Current!.NestingIncrease)
        {
            var place = new ConfigPlace(path, (int)parser.Current!.Start.Line);
            if (depth > MaxDepth)
            {
                throw new ConfigurationException(place, $"this nests deeper than {MaxDepth} levels, expected lists and mappings of texts");
            }

            if (parser.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
            {
                anchors.Add(anchored.Anchor);
            }

            // The library hashes keys by all that is in them, and of aliases of aliases there may be no end.
            if (keys.IsKey(parser.Current) && parser.Current is not Scalar)
            {
                var what = parser.Current is SequenceStart ? "a list" : parser.Current is MappingStart ? "a mapping" : "an alias";
                throw new ConfigurationException(place, $"a key is {what}, expected a text");
            }

            if (parser.Current is MappingStart or SequenceStart)
            {
                open.Push((NodeEvent)parser.Current);
            }
            else if (parser.Current is MappingEnd or SequenceEnd)
            {
                open.Pop();
            }

            // Its name is not repeated: it may be a password that begins with '*'.
            if (parser.Current is AnchorAlias alias && !anchors.Contains(alias.Value))
            {
                throw new ConfigurationException(place, "'*' begins a YAML alias and no such anchor stands before it, expected quotes around a text that begins with '*'");
            }

            // Whoever walks such a one never comes to an end.
            if (parser.Current is AnchorAlias within && open.Any(holder => !holder.Anchor.IsEmpty && holder.Anchor == within.Value))
            {
                throw new ConfigurationException(place, "a YAML alias stands within what it names, expected lists and mappings that do not hold themselves");
            }
        }
    }

    private static ConfigurationException Wrong(string path, string text, YamlException e, Stack<NodeEvent> open)
    {
        // The library names the beginning of what the tab stands in, which may be the whole file.
        if (e.Message.Contains("tab", StringComparison.Ordinal) && LineIndentedByTab(text, (int)e.Start.Line) is { } line)
        {
            return new ConfigurationException(new ConfigPlace(path, line), "this is not YAML: a tab indents the line, expected spaces");
        }

        return new ConfigurationException(new ConfigPlace(path, (int)e.Start.Line), StillOpen(open) is { Length: > 0 } what ? $"this is not YAML: {e.Message.TrimEnd('.')}{what}" : NotYaml(e));
    }

    private static string NotYaml(YamlException e) => $"this is not YAML: {e.Message.TrimEnd('.')}, expected {(e.Message.StartsWith("Duplicate key", StringComparison.Ordinal) ? "each key once" : Yaml)}";

    // The library says no place with these: the beginning of what it was in comes nearest.
    private static ConfigPlace PlaceOf(string path, Stack<NodeEvent> open) => new(path, open.TryPeek(out var innermost) ? (int)innermost.Start.Line : 1);

    // Most of what is wrong within brackets is that they are not closed, which shows lines below.
    private static string StillOpen(Stack<NodeEvent> open) => open.TryPeek(out var innermost)
        ? innermost switch
        {
            SequenceStart { Style: SequenceStyle.Flow } => $"; the list that begins with '[' in line {innermost.Start.Line} is still open, expected ']'",
            MappingStart { Style: MappingStyle.Flow } => $"; the mapping that begins with '{{' in line {innermost.Start.Line} is still open, expected '}}'",
            _ => "",
        }
        : "";

    private static int? LineIndentedByTab(string text, int from)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var indentation = line[..(line.Length - line.TrimStart(" \t").Length)];
            if (++number >= from && indentation.Contains('\t'))
            {
                return number;
            }
        }

        return null;
    }
}
