using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>Reads <c>packs/NAME.yaml</c>: terms that many watchlists use. <c>name</c> and <c>terms</c>.</summary>
internal static class PackFile
{
    /// <summary>The terms of the pack that a node names.</summary>
    /// <exception cref="ConfigurationException">There is no such pack, or it is wrong somewhere.</exception>
    public static IReadOnlyList<SourcedTerm> Read(YamlNodeAt node, string folder)
    {
        var id = node.Text("a pack");
        var packs = Path.Combine(folder, ConfigurationFolder.PacksFolder);
        var path = Path.Combine(packs, $"{id}.yaml");

        // An id can't lead out of the folder.
        return WatchlistId.TryParse(id, out _) && File.Exists(path)
            ? Read(path).Terms
            : throw node.Wrong($"unknown pack '{id}', expected one of {packs}: {Listed(packs)}");
    }

    /// <summary>The packs of a configuration folder, by id, each read by itself.</summary>
    public static IReadOnlyList<PackSummary> ReadAll(string folder)
    {
        var packs = Path.Combine(folder, ConfigurationFolder.PacksFolder);
        return [.. IdsIn(packs).Where(id => WatchlistId.TryParse(id, out _)).Select(id => Summary(id, Path.Combine(packs, $"{id}.yaml")))];
    }

    /// <summary>The name and the terms of a pack.</summary>
    /// <exception cref="ConfigurationException">It is wrong somewhere.</exception>
    public static (string Name, IReadOnlyList<SourcedTerm> Terms) Read(string path)
    {
        var root = YamlNodeAt.ReadFile(path);
        var keys = root.Mapping("a pack", "name", "terms");
        if (!keys.TryGetValue("name", out var name))
        {
            throw root.Wrong("the pack has no 'name', expected what people call it");
        }

        return keys.TryGetValue("terms", out var terms)
            ? (name.Text("name"), TermKeys.Read(terms, "the pack", TermOrigin.Pack))
            : throw root.Wrong("the pack has no 'terms', expected a list of words, phrases and prefixes");
    }

    private static PackSummary Summary(string id, string path)
    {
        try
        {
            var (name, terms) = Read(path);
            return new PackSummary(id, name, terms.Count, Error: null);
        }
        catch (ConfigurationException e)
        {
            return new PackSummary(id, id, 0, e);
        }
    }

    private static string Listed(string packs) => IdsIn(packs) is { Length: > 0 } ids ? string.Join(", ", ids) : "there is none";

    private static string[] IdsIn(string packs) => Directory.Exists(packs)
        ? [.. Directory.EnumerateFiles(packs, "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)]
        : [];
}
