using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FeedMonitor.Configuration;

/// <summary>A YAML node with its place: reads what is expected, and says where it is not.</summary>
internal sealed class YamlNodeAt(string file, YamlNode node)
{
    private YamlNode Node => node;

    /// <summary>Where it stands.</summary>
    public ConfigPlace Place => new(file, (int)node.Start.Line);

    /// <summary>Reads a file that holds one YAML mapping.</summary>
    /// <exception cref="ConfigurationException">It does not.</exception>
    public static YamlNodeAt ReadFile(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(new ConfigPlace(path, (int)e.Start.Line), $"this is not YAML: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(path), $"can't be read: {e.Message}");
        }

        return yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root
            ? new YamlNodeAt(path, root)
            : throw new ConfigurationException(new ConfigPlace(path, 1), "expected one YAML mapping (key: value)");
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
                throw new YamlNodeAt(file, key).Wrong($"unknown key '{name}' in {what}, expected {Listed(keys)}");
            }

            entries[name] = new YamlNodeAt(file, value);
        }

        return entries;
    }

    /// <summary>The entries of a mapping whose keys are not known beforehand.</summary>
    public IReadOnlyDictionary<string, YamlNodeAt> Mapping(string what) => node is YamlMappingNode mapping
        ? mapping.Children.ToDictionary(pair => (pair.Key as YamlScalarNode)?.Value ?? "", pair => new YamlNodeAt(file, pair.Value), StringComparer.Ordinal)
        : throw Wrong($"{what} must be a mapping (key: value)");

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<YamlNodeAt> List(string what) => node is YamlSequenceNode list
        ? [.. list.Children.Select(child => new YamlNodeAt(file, child))]
        : throw Wrong($"{what} must be a list");

    /// <summary>A text that is not empty.</summary>
    public string Text(string what) => node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
        ? value.Trim()
        : throw Wrong($"{what} must be a text");

    /// <summary>An error at this place.</summary>
    public ConfigurationException Wrong(string problem) => new(Place, problem);

    /// <inheritdoc />
    public override string ToString() => $"{Place} {Node}";

    private static string Listed(IReadOnlyList<string> keys) => keys.Count == 1 ? keys[0] : $"{string.Join(", ", keys.Take(keys.Count - 1))} or {keys[^1]}";
}
