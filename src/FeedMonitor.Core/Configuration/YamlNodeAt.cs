using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration;

/// <summary>A YAML file as it was read.</summary>
/// <param name="File">Its path.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record YamlText(string File, string Text);

/// <summary>A YAML node with its place: reads what is expected, and says where it is not.</summary>
internal sealed class YamlNodeAt(YamlText source, YamlNode node)
{
    /// <summary>The largest file, in bytes. A watchlist of 100,000 terms takes half of it.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    // The loader descends by recursion, and a stack that overflows ends the process. Ours nest four deep.
    private const int MaxDepth = 20;

    private YamlNode Node => node;

    /// <summary>Whether it has keys.</summary>
    public bool IsMapping => node is YamlMappingNode;

    /// <summary>Where it stands.</summary>
    public ConfigPlace Place => new(source.File, (int)node.Start.Line);

    /// <summary>Reads a file that holds one YAML mapping.</summary>
    /// <exception cref="ConfigurationException">It does not.</exception>
    public static YamlNodeAt ReadFile(string path)
    {
        try
        {
            return new FileInfo(path).Length > MaxBytes
                ? throw TooLarge(path)
                : ReadText(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(path), $"can't be read: {e.Message}");
        }
    }

    /// <summary>What is said of a file of more than <see cref="MaxBytes"/>.</summary>
    public static ConfigurationException TooLarge(string path) => new(new ConfigPlace(path), $"the file is too large, expected at most {MaxBytes / (1024 * 1024)} MiB");

    /// <summary>Reads a text as if it stood in a file.</summary>
    /// <param name="path">The file's path, for places.</param>
    /// <param name="text">One YAML mapping.</param>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static YamlNodeAt ReadText(string path, string text)
    {
        var yaml = new YamlStream();
        try
        {
            LookOver(path, text);
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(new ConfigPlace(path, (int)e.Start.Line), $"this is not YAML: {e.Message}");
        }

        if (yaml.Documents.Count == 0)
        {
            throw new ConfigurationException(new ConfigPlace(path, 1), "the file is empty, expected one YAML mapping (key: value)");
        }

        return yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root
            ? new YamlNodeAt(new YamlText(path, text), root)
            : throw new ConfigurationException(new ConfigPlace(path, 1), "this is something else, expected one YAML mapping (key: value)");
    }

    /// <summary>The entries of a mapping; every key must be one of those expected.</summary>
    public IReadOnlyDictionary<string, YamlNodeAt> Mapping(string what, params IReadOnlyList<string> keys)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Wrong($"{what} must be a mapping with {Listed(keys)}");
        }

        var entries = new Dictionary<string, YamlNodeAt>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                throw new YamlNodeAt(source, key).Wrong($"unknown key '{name}' in {what}, expected {Listed(keys)}");
            }

            entries[name] = new YamlNodeAt(source, value);
        }

        return entries;
    }

    /// <summary>The entries of a mapping whose keys are not known beforehand.</summary>
    public IReadOnlyDictionary<string, YamlNodeAt> Mapping(string what)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Wrong($"{what} must be a mapping (key: value)");
        }

        var entries = new Dictionary<string, YamlNodeAt>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? throw new YamlNodeAt(source, key).Wrong($"a key of {what} must be a text");
            entries[name] = new YamlNodeAt(source, value);
        }

        return entries;
    }

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<YamlNodeAt> List(string what) => node is YamlSequenceNode list
        ? [.. list.Children.Select(child => new YamlNodeAt(source, child))]
        : throw Wrong($"{what} must be a list");

    /// <summary>A text that is not empty; without white space at its ends.</summary>
    public string Text(string what) => node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
        ? value.Trim()
        : throw Wrong($"{what} must be a text");

    /// <summary>A text as it is, white space and all.</summary>
    public string RawText(string what) => node is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Wrong($"{what} must be a text");

    /// <summary>A text, with what finds its characters in the file.</summary>
    public ScalarText Scalar(string what)
    {
        var text = Text(what);
        return new ScalarText(source, (YamlScalarNode)node, text);
    }

    /// <summary>Texts: a list of them, or one alone.</summary>
    public IReadOnlyList<YamlNodeAt> OneOrMore(string what) => node is YamlScalarNode ? [this] : List(what);

    /// <summary>An error at this place.</summary>
    public ConfigurationException Wrong(string problem) => new(Place, problem);

    /// <inheritdoc />
    public override string ToString() => $"{Place} {Node}";

    private static void LookOver(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        var anchors = new HashSet<AnchorName>();
        var open = new Stack<AnchorName>();
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

            if (parser.Current is MappingStart or SequenceStart)
            {
                open.Push(((NodeEvent)parser.Current).Anchor);
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

            // The library hashes keys by what is in them, and of such a one it never comes to an end.
            if (parser.Current is AnchorAlias within && open.Contains(within.Value))
            {
                throw new ConfigurationException(place, "a YAML alias stands within what it names, expected lists and mappings that do not hold themselves");
            }
        }
    }

    private static string Listed(IReadOnlyList<string> keys) => keys.Count == 1 ? keys[0] : $"{string.Join(", ", keys.Take(keys.Count - 1))} or {keys[^1]}";
}
