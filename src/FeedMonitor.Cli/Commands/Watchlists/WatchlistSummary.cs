using FeedMonitor.Configuration;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>Says in a few lines what a watchlist asks for.</summary>
internal static class WatchlistSummary
{
    /// <summary>Its id and terms, and a line for everything else that it asks for.</summary>
    public static IEnumerable<string> Lines(WatchlistSource source)
    {
        var watchlist = source.Watchlist;
        yield return $"{source.Place.File}: ok, {watchlist.Id}{(watchlist.Terms.Count > 0 ? $", {Terms(source)}" : "")}";
        if (watchlist.MinTerms > 1)
        {
            yield return $"  {"minTerms",-9}  {watchlist.MinTerms}";
        }

        if (watchlist.Query is { } query)
        {
            yield return $"  {"query",-9}  {TerminalLine.Of(query.ToString())}";
        }

        foreach (var none in watchlist.None)
        {
            yield return $"  {"none",-9}  {TerminalLine.Of(none.ToString())}";
        }

        foreach (var (name, values) in new[] { ("feeds", watchlist.Scope.Feeds), ("groups", watchlist.Scope.Groups), ("languages", watchlist.Scope.Languages) })
        {
            if (values.Count > 0)
            {
                yield return $"  {name,-9}  {TerminalLine.Of(string.Join(", ", values))}";
            }
        }
    }

    private static string Terms(WatchlistSource source)
    {
        (TermOrigin Origin, string Where)[] origins = [(TermOrigin.Pack, "packs"), (TermOrigin.List, "lists")];
        var parts = origins
            .Select(part => (Count: source.Terms.Count(term => term.Origin == part.Origin), part.Where))
            .Where(part => part.Count > 0)
            .Select(part => $"{part.Count} from {part.Where}")
            .ToArray();
        return Counted.Of(source.Terms.Count, "term") + (parts.Length > 0 ? $" ({string.Join(", ", parts)})" : "");
    }
}
