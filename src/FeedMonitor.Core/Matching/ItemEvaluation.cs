using System.Runtime.InteropServices;
using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Matching.Conditions;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>Evaluates watchlists by what was found in one item.</summary>
internal sealed class ItemEvaluation(CompiledWatchlists watchlists, CleanText text, ItemOrigin origin, ItemPlaces item)
{
    private readonly ConditionCheck check = new(item);
    private readonly ScopeCheck scope = new(text, origin);
    private readonly PlaceText places = new(text);

    /// <summary>The watchlist's match, or null if something that it asks for does not hold.</summary>
    /// <param name="number">The watchlist's number.</param>
    /// <param name="triggers">Why it is evaluated.</param>
    public WatchlistMatch? Evaluate(int number, ReadOnlySpan<Trigger> triggers)
    {
        var compiled = watchlists[number];
        var watchlist = compiled.Watchlist;
        if (!scope.Fits(compiled.Scope) || !Array.TrueForAll(compiled.Clauses, clause => check.Holds(clause.Condition)) || Array.Exists(compiled.None, check.Holds))
        {
            return null;
        }

        var found = watchlist.Terms.Count == 0 ? []
            : triggers[0].Use.Ordinal != TermUse.InQuery ? triggers
            : CollectionsMarshal.AsSpan(FoundTerms.Listed(watchlists.Listed, number, item));
        return watchlist.Terms.Count > 0 && !FoundTerms.AreEnough(found, watchlist) ? null : new WatchlistMatch(watchlist, ProofOf(compiled, found));
    }

    private TermMatch[] ProofOf(CompiledWatchlist compiled, ReadOnlySpan<Trigger> found)
    {
        var proof = new List<(ItemPlace Place, TermMatch Match)>();
        var proved = new HashSet<ItemPlace>();
        var listed = new HashSet<Term>();
        foreach (var (use, nth) in found)
        {
            // A term that is listed twice is one, but each entry of a name is told.
            var term = compiled.Watchlist.Terms[use.Ordinal];
            foreach (var place in listed.Add(term) ? Told(item.At(nth), proof.Count) : [])
            {
                proved.Add(place);
                proof.Add((place, places.Match(place, term, TermMatch.OfTerms)));
            }
        }

        var evidence = new QueryEvidence(item, check);
        Array.ForEach(compiled.Clauses, clause => evidence.Add(clause.Condition, clause.Source));
        var clauses = new ClauseTexts();
        proof.AddRange(evidence.Places.Where(one => proved.Add(one.Place)).Take(ProofBounds.Places - proof.Count).Select(one => (one.Place, places.Match(one.Place, one.Term, clauses.Of(one.Clause)))));
        return [.. proof.OrderBy(one => one.Match.Start).ThenBy(one => one.Match.Length).ThenBy(one => one.Place.Term).Select(one => one.Match)];
    }

    private static ReadOnlySpan<ItemPlace> Told(ReadOnlySpan<ItemPlace> places, int soFar) =>
        places[..Math.Min(places.Length, Math.Min(ProofBounds.PlacesOfTerm, ProofBounds.Places - soFar))];
}
