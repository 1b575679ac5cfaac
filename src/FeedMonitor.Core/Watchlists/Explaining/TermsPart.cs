using FeedMonitor.Cleaning;
using FeedMonitor.Text;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Explains the terms of a watchlist: how many stand in the article, and how many must.</summary>
internal static class TermsPart
{
    // Of a longer list nobody reads for each name why it is not there; those that stand in a silent zone are found in one pass.
    private const int MostLookedAt = 50;

    /// <summary>The part, or null if the watchlist has a query only.</summary>
    public static ExplainedPart? Of(Watchlist watchlist, CleanText text, MissingTerm missing)
    {
        var terms = watchlist.Terms;
        if (terms.Count == 0)
        {
            return null;
        }

        var isSingle = terms.Count == 1 && watchlist.MinTerms == 1;
        var asks = isSingle ? terms[0].Text : $"{watchlist.MinTerms} of {Counted.Of(terms.Count, "term")}";
        var standing = Probe.Places(text, terms);
        if (Probe.Places(text, terms, watchlist.MinTerms).Count > 0)
        {
            return ExplainedPart.Held(PartKind.Terms, asks, standing);
        }

        var found = standing.Select(place => place.Term).ToHashSet();
        Reason[] whyNot = [.. Candidates(terms, missing).Where(term => !found.Contains(term)).Select(missing.Why)];
        return ExplainedPart.Failed(PartKind.Terms, asks, isSingle
            ? whyNot
            : [new Reason(ReasonKind.TooFewTerms, TooFew(watchlist, found), standing), .. whyNot.Where(reason => reason.Kind != ReasonKind.Absent)]);
    }

    private static IEnumerable<Term> Candidates(IReadOnlyList<Term> terms, MissingTerm missing) =>
        terms.Count <= MostLookedAt ? terms.Distinct() : missing.Silent.Places(terms).Select(place => place.Term).Distinct().Take(MostLookedAt);

    private static string TooFew(Watchlist watchlist, HashSet<Term> found)
    {
        var number = watchlist.Terms.Count;
        if (found.Count == 0)
        {
            return $"none of its {number} terms stands in the article{(number <= ReasonWording.Most ? $": {ReasonWording.Some(watchlist.Terms.Select(term => term.Text))}" : "")}";
        }

        // A name that several entries bear counts once, and so does an entry with several names.
        var names = found.Select(term => term.Text).Distinct(StringComparer.Ordinal).ToArray();
        var different = Math.Min(names.Length, found.Select(term => term.Reference ?? term.Text).Distinct(StringComparer.Ordinal).Count());
        var counted = different < names.Length ? $"{ReasonWording.Some(names)}, which count as {different}" : ReasonWording.Some(names);
        return $"only {names.Length} of its {number} terms {(names.Length == 1 ? "stands" : "stand")} in the article ({counted}), and it asks for {watchlist.MinTerms}";
    }
}
