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
            ? Read(path)
            : throw node.Wrong($"unknown pack '{id}', expected one of {packs}: {Listed(packs)}");
    }

    /// <summary>The terms of a pack.</summary>
    /// <exception cref="ConfigurationException">It is wrong somewhere.</exception>
    public static IReadOnlyList<SourcedTerm> Read(string path)
    {
        var root = YamlNodeAt.ReadFile(path);
        var keys = root.Mapping("a pack", "name", "terms");
        if (!keys.TryGetValue("name", out var name))
        {
            throw root.Wrong("the pack has no 'name', expected what people call it");
        }

        _ = name.Text("name");
        return keys.TryGetValue("terms", out var terms)
            ? TermKeys.Read(terms, "the pack", TermOrigin.Pack)
            : throw root.Wrong("the pack has no 'terms', expected a list of words, phrases and prefixes");
    }

    private static string Listed(string folder)
    {
        string[] ids = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)]
            : [];
        return ids.Length > 0 ? string.Join(", ", ids) : "there is none";
    }
}
