using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Says why a watchlist hits an item, or why not. A pure function.</summary>
public static class Explainer
{
    /// <summary>Explains a watchlist's answer.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="text">The item's text.</param>
    /// <param name="origin">Where the item comes from.</param>
    public static Explanation Explain(Watchlist watchlist, CleanText text, ItemOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(watchlist);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(origin);
        var match = WatchlistMatcher.Build([watchlist]).Match(text, origin).SingleOrDefault();
        var missing = new MissingTerm(text);
        var standing = Standing.Of(text, [.. watchlist.Query is { } query ? [query.Root] : Array.Empty<QueryNode>(), .. watchlist.None.Select(veto => veto.Root)]);
        ExplainedPart?[] parts =
        [
            .. ScopeParts.Of(watchlist.Scope, text, origin),
            TermsPart.Of(watchlist, text, missing),
            .. QueryParts.Of(watchlist.Query, standing, new FailedClause(standing, missing, new NearDistance(text))),
            .. watchlist.None.Select(veto => Veto(veto, standing)),
        ];
        return new Explanation(watchlist, match is not null, match?.Places ?? [], [.. parts.OfType<ExplainedPart>()]);
    }

    private static ExplainedPart Veto(Query veto, Standing standing) => standing.Holds(veto.Root)
        ? ExplainedPart.Failed(PartKind.None, veto.ToString(), [new Reason(ReasonKind.Vetoed, Vetoed(veto, standing.Places(veto.Root)), standing.Places(veto.Root))])
        : ExplainedPart.Held(PartKind.None, veto.ToString(), []);

    private static string Vetoed(Query veto, IReadOnlyList<TermMatch> places) => veto.Root is QueryNode.Leaf
        ? $"vetoed by none: {veto} in the {ReasonWording.All([.. places.Select(place => place.Zone.Name()).Distinct(StringComparer.Ordinal)])}"
        : $"vetoed by none: {veto}, by {ReasonWording.Some(places.Select(place => $"{place.Term} in the {place.Zone.Name()}"))}";
}
