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

    // Most that is a mapping and should be a text has a colon in it: '- title: obituary'.
    private const string AText = "a text (in quotes where it holds ': ' or begins with a sign)";

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
        var documents = YamlDocuments.Read(path, text);
        return documents switch
        {
            [] => throw new ConfigurationException(new ConfigPlace(path, 1), "the file is empty, expected one YAML mapping (key: value)"),
            [{ RootNode: YamlMappingNode root }] => new YamlNodeAt(new YamlText(path, text), root),
            [_] => throw new ConfigurationException(new ConfigPlace(path, 1), "this is something else, expected one YAML mapping (key: value)"),
            [_, var second, ..] => throw new ConfigurationException(
                new ConfigPlace(path, (int)second.RootNode.Start.Line), "a second YAML document begins here (---), expected one YAML mapping (key: value)"),
        };
    }

    /// <summary>The entries of a mapping; every key must be one of those expected.</summary>
    public IReadOnlyDictionary<string, YamlNodeAt> Mapping(string what, params IReadOnlyList<string> keys)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw NotA($"a mapping with {Listed(keys)}", what);
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
            throw NotA("a mapping (key: value)", what);
        }

        var entries = new Dictionary<string, YamlNodeAt>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? throw new YamlNodeAt(source, key).NotA("a text", $"a key of {what}");
            entries[name] = new YamlNodeAt(source, value);
        }

        return entries;
    }

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<YamlNodeAt> List(string what) => node is YamlSequenceNode list
        ? [.. list.Children.Select(child => new YamlNodeAt(source, child))]
        : throw NotA("a list ([a, b], or a line '- a' for each)", what);

    /// <summary>A text that is not empty; without white space at its ends.</summary>
    public string Text(string what) => node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
        ? value.Trim()
        : throw NotA(AText, what);

    /// <summary>A text as it is, white space and all.</summary>
    public string RawText(string what) => node is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw NotA(AText, what);

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

    // A value is not repeated here: what stands in the wrong place may be a secret.
    private ConfigurationException NotA(string expected, string what) => Wrong($"{what} is {Kind}, expected {expected}");

    private string Kind => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: { } value } when !string.IsNullOrWhiteSpace(value) => "a text",
        _ => "empty",
    };

    private static string Listed(IReadOnlyList<string> keys) => keys.Count == 1 ? keys[0] : $"{string.Join(", ", keys.Take(keys.Count - 1))} or {keys[^1]}";
}
