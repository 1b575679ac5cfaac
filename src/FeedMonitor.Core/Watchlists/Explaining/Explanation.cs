using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Why a watchlist hits an item, or why not.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="IsHit">Whether it hits: what the matcher says, and so whether all <paramref name="Parts"/> hold.</param>
/// <param name="Places">The places by which it hits, in reading order; none if it does not.</param>
/// <param name="Parts">Everything that it asks for: first its scope, then its terms, its query clause by clause, its vetoes.</param>
public sealed record Explanation(Watchlist Watchlist, bool IsHit, IReadOnlyList<TermMatch> Places, IReadOnlyList<ExplainedPart> Parts);

/// <summary>One thing that a watchlist asks for.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Asks">What exactly: a clause of the query, a veto as it is written, the names of feeds.</param>
/// <param name="Holds">Whether the item fulfils it; of a veto, whether it lets the item through.</param>
/// <param name="Places">Where in the article the words stand by which it holds; none of a scope, a veto, or what does not hold.</param>
/// <param name="Reasons">Why it does not hold, at least one; none if it holds.</param>
public sealed record ExplainedPart(PartKind Kind, string Asks, bool Holds, IReadOnlyList<TermMatch> Places, IReadOnlyList<Reason> Reasons)
{
    /// <summary>A part that holds.</summary>
    internal static ExplainedPart Held(PartKind kind, string asks, IReadOnlyList<TermMatch> places) => new(kind, asks, Holds: true, Within(kind, asks, places), []);

    /// <summary>A part that does not hold.</summary>
    internal static ExplainedPart Failed(PartKind kind, string asks, IReadOnlyList<Reason> reasons) =>
        new(kind, asks, Holds: false, [], [.. reasons.Select(reason => reason with { Places = Within(kind, asks, reason.Places) })]);

    // The matcher names the clause of the question that was put to it; people know that of the watchlist.
    private static TermMatch[] Within(PartKind kind, string asks, IReadOnlyList<TermMatch> places) =>
        [.. places.Select(place => place with { Clause = kind == PartKind.Terms ? TermMatch.OfTerms : asks })];
}

/// <summary>The kinds of things that a watchlist asks for, named as its file names them.</summary>
public enum PartKind
{
    /// <summary>From which feeds or groups of feeds the item comes.</summary>
    Feeds,

    /// <summary>In which language it is.</summary>
    Languages,

    /// <summary>How many of the terms stand in it.</summary>
    Terms,

    /// <summary>An operand of the query's outermost AND; without one the whole query. Of very many that do not hold, most are one part.</summary>
    Query,

    /// <summary>A veto.</summary>
    None,
}
