using FeedMonitor.Text;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Explains the query of a watchlist, clause by clause: the operands of its outermost AND. Of very many that fail, those after the first are one part.</summary>
internal static class QueryParts
{
    /// <summary>The parts, in the order of the query; none if the watchlist has terms only.</summary>
    public static IReadOnlyList<ExplainedPart> Of(Query? query, Standing standing, FailedClause failed)
    {
        var parts = new List<ExplainedPart>();
        var failing = 0;
        foreach (var clause in Clauses(query))
        {
            if (standing.Holds(clause))
            {
                parts.Add(ExplainedPart.Held(PartKind.Query, clause.ToString(), standing.Places(clause)));
            }
            else if (++failing <= FailedClause.MostLookedAt)
            {
                parts.Add(ExplainedPart.Failed(PartKind.Query, clause.ToString(), failed.Why(clause)));
            }
        }

        var rest = failing - FailedClause.MostLookedAt;
        return rest <= 0 ? parts : [.. parts, ExplainedPart.Failed(PartKind.Query, Counted.Of(rest, "other clause"), [FailedClause.OfRest(rest, "other clause")])];
    }

    private static IReadOnlyList<QueryNode> Clauses(Query? query) => query?.Root switch
    {
        null => [],
        QueryNode.And and => and.Operands,
        var root => [root],
    };
}
