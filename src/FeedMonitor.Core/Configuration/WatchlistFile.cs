using System.Globalization;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Configuration.Lists;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>
/// Reads <c>watchlists/NAME.yaml</c>: <c>id</c>, <c>name</c>; what it looks for (<c>terms</c>, <c>lists</c>, <c>packs</c>, <c>minTerms</c>, <c>query</c>, <c>none</c>);
/// where (<c>feeds</c>, <c>groups</c>, <c>languages</c>); whether a story is told once (<c>stories</c>); and who is told, and when (<c>alert</c>).
/// </summary>
internal static class WatchlistFile
{
    private const int MostFiles = 100;

    private static readonly string[] Keys = ["id", "name", "terms", "lists", "packs", "minTerms", "query", "none", .. WatchlistScopeKeys.Names, "stories", "alert"];

    /// <summary>The watchlist of a file that was read.</summary>
    /// <exception cref="ConfigurationException">The file, or one that it refers to, is wrong somewhere.</exception>
    public static WatchlistSource Read(YamlNodeAt root, WatchlistContext context)
    {
        var keys = root.Mapping("a watchlist", Keys);
        var idNode = keys.TryGetValue("id", out var given) ? given : throw root.Wrong($"the watchlist has no 'id', expected {WatchlistId.Expected}");
        if (!WatchlistId.TryParse(idNode.Text("id"), out var id))
        {
            throw idNode.Wrong($"'{idNode.Text("id")}' is not a watchlist id, expected {WatchlistId.Expected}");
        }

        var terms = ReadTerms(root.Place.File, keys, context);
        var query = keys.TryGetValue("query", out var queryNode) ? QueryText.Read(queryNode, "query") : null;
        if (terms.Count == 0 && query is null)
        {
            throw root.Wrong("the watchlist looks for nothing, expected 'terms', 'lists', 'packs' or a 'query'");
        }

        SourcedQuery[] none = keys.TryGetValue("none", out var noneNode) ? [.. noneNode.OneOrMore("none").Select(veto => QueryText.Read(veto, "none"))] : [];
        var name = keys.TryGetValue("name", out var nameNode) ? nameNode.Text("name") : id.Value;
        var (channels, mode) = keys.TryGetValue("alert", out var alert) ? AlertKeys.Read(alert, context.Channels) : ([], AlertMode.Immediate);
        var watchlist = new Watchlist(id, name, [.. terms.Select(term => term.Term)], channels)
        {
            Query = query?.Query,
            None = [.. none.Select(veto => veto.Query)],
            MinTerms = keys.TryGetValue("minTerms", out var minTerms) ? ReadMinTerms(minTerms, terms) : 1,
            Scope = WatchlistScopeKeys.Read(keys, context.Feeds),
            JoinsStories = !keys.TryGetValue("stories", out var stories) || ReadStories(stories),
            AlertMode = mode,
        };
        return new WatchlistSource(watchlist, idNode.Place, terms, query is null ? none : [query, .. none]) { MinTermsPlace = minTerms?.Place };
    }

    private static List<SourcedTerm> ReadTerms(string path, IReadOnlyDictionary<string, YamlNodeAt> keys, WatchlistContext context)
    {
        List<SourcedTerm> terms = keys.TryGetValue("terms", out var own) ? [.. TermKeys.Read(own, "the watchlist", TermOrigin.Own)] : [];
        if (keys.TryGetValue("packs", out var packs))
        {
            terms.AddRange(Few(packs.OneOrMore("packs"), packs, "packs").DistinctBy(pack => pack.Text("a pack"), StringComparer.Ordinal).SelectMany(pack => PackFile.Read(pack, context.Folder)));
            terms = [.. terms.DistinctBy(term => term.Term.Text, StringComparer.Ordinal)];
        }

        if (keys.TryGetValue("lists", out var lists))
        {
            var bounds = new ListBounds(context.Folder, path);
            terms.AddRange(Few(lists.List("lists"), lists, "lists")
                .Select(list => ListKeys.Read(list, bounds))
                .SelectMany(list => list.Names.Select(name => new SourcedTerm(name.Term, TermOrigin.List, list.File, name.Line)))
                .DistinctBy(name => name.Term));
        }

        return terms;
    }

    // Each is a file to be read: of a small text that names one a hundred thousand times the monitor would be busy for hours.
    private static IReadOnlyList<YamlNodeAt> Few(IReadOnlyList<YamlNodeAt> entries, YamlNodeAt node, string what) =>
        entries.Count <= MostFiles ? entries : throw node.Wrong($"{what} has {entries.Count} entries, expected at most {MostFiles}");

    private static bool ReadStories(YamlNodeAt node) => node.Text("stories") switch
    {
        "joined" => true,
        "separate" => false,
        var other => throw node.Wrong($"stories is '{other}', expected 'joined' (a story is told once) or 'separate' (each item is told)"),
    };

    private static int ReadMinTerms(YamlNodeAt node, List<SourcedTerm> terms)
    {
        // Names of one entry count once, and so does a name that several entries bear.
        var entries = terms.Select(term => term.Term.Reference ?? term.Term.Text).Distinct(StringComparer.Ordinal).Count();
        var most = Math.Min(entries, terms.Select(term => term.Term.Text).Distinct(StringComparer.Ordinal).Count());
        var text = node.Text("minTerms");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw node.Wrong(most == 0
                ? "minTerms counts terms and there are none, expected 'terms', 'lists' or 'packs' beside it"
                : $"minTerms is '{text}', expected 1 to {most}, the number of terms");
    }
}
