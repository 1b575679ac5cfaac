using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Something odd about a watchlist that is no mistake.</summary>
/// <param name="Rule">Which kind of oddity, in one or two words that stay the same: <c>matches-everywhere</c>, <c>never-matches</c>, <c>repeats</c>, <c>unused</c>.</param>
/// <param name="Problem">What is odd and why, in one line without a full stop.</param>
/// <param name="Advice">What to do about it, likewise.</param>
public sealed record LintFinding(string Rule, string Problem, string Advice)
{
    internal const string MatchesEverywhere = "matches-everywhere";
    internal const string NeverMatches = "never-matches";
    internal const string Repeats = "repeats";
    internal const string Unused = "unused";

    /// <summary>Which of the watchlist's terms is meant, from 0; null if it is none of them.</summary>
    public int? TermNumber { get; init; }

    /// <summary>The query that is meant, one of the watchlist's own; null if it is none.</summary>
    public Query? Query { get; init; }

    /// <summary>The part of <see cref="Query"/> that is meant, as it is written plainly; empty for all of it.</summary>
    public string Part { get; init; } = "";
}
