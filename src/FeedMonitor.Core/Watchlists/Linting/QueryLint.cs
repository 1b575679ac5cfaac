using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds what is odd about a query.</summary>
internal static class QueryLint
{
    /// <summary>The findings on a watchlist's query, under its vetoes, or on one of the vetoes itself.</summary>
    public static IEnumerable<LintFinding> Find(Query query, Watchlist watchlist)
    {
        QueryNode[] vetoes = ReferenceEquals(query, watchlist.Query) ? [.. watchlist.None.Select(none => none.Root)] : [];
        return BroadLeaves(query.Root, isBelowNot: false, watchlist.Scope.Languages)
            .Concat(ImpossibleParts.Find(query.Root, vetoes))
            .Concat(RepeatedOperands.Find(query.Root))
            .Select(finding => finding with { Query = query });
    }

    // In a NEAR a small word is one of several that must stand together.
    private static IEnumerable<LintFinding> BroadLeaves(QueryNode node, bool isBelowNot, IReadOnlyList<string> languages) => node switch
    {
        QueryNode.Leaf { Term: var term } when Breadth.ReasonOf(new Wording(term), languages) is { } reason =>
            [Broad(term, isBelowNot, reason)],
        QueryNode.Not not => BroadLeaves(not.Operand, !isBelowNot, languages),
        QueryNode.And and => and.Operands.SelectMany(operand => BroadLeaves(operand, isBelowNot, languages)),
        QueryNode.Or or => or.Operands.SelectMany(operand => BroadLeaves(operand, isBelowNot, languages)),
        _ => [],
    };

    private static LintFinding Broad(Term term, bool isBelowNot, string reason) => new(
        LintFinding.MatchesEverywhere,
        $"term {term}{(isBelowNot ? " (below a NOT)" : "")}: {reason}",
        isBelowNot ? "leave it out, or nearly nothing is left" : "leave it out, or put it into a phrase or a NEAR/n")
    {
        Part = term.Text,
    };
}
