using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>Reads <c>watchlists/NAME.yaml</c>: id, name, terms, alert.channels.</summary>
internal static class WatchlistFile
{
    /// <summary>The watchlist of a file.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static (Watchlist Watchlist, ConfigPlace Place) Read(string path, IReadOnlyCollection<string>? channelIds)
    {
        var root = YamlNodeAt.ReadFile(path);
        var keys = root.Mapping("a watchlist", "id", "name", "terms", "alert");
        if (!keys.TryGetValue("id", out var idNode))
        {
            throw root.Wrong($"the watchlist has no 'id', expected {WatchlistId.Expected}");
        }

        if (!WatchlistId.TryParse(idNode.Text("id"), out var id))
        {
            throw idNode.Wrong($"'{idNode.Text("id")}' is not a watchlist id, expected {WatchlistId.Expected}");
        }

        if (!keys.TryGetValue("terms", out var terms))
        {
            throw root.Wrong("the watchlist has no 'terms', expected a list of words, phrases and prefixes");
        }

        var name = keys.TryGetValue("name", out var nameNode) ? nameNode.Text("name") : id.Value;
        var channels = keys.TryGetValue("alert", out var alert) ? ChannelIds.Read(alert, "alert", channelIds) : [];
        return (new Watchlist(id, name, ReadTerms(terms), channels), idNode.Place);
    }

    private static Term[] ReadTerms(YamlNodeAt node)
    {
        var terms = node.List("terms");
        return terms.Count > 0
            ? [.. terms.Select(ReadTerm).DistinctBy(term => term.Text, StringComparer.Ordinal)]
            : throw node.Wrong("the watchlist has no terms, expected at least one");
    }

    private static Term ReadTerm(YamlNodeAt node)
    {
        var text = node.Text("a term");
        return Term.TryParse(text, out var term, out var problem) ? term : throw node.Wrong($"term '{text}': {problem}");
    }
}
