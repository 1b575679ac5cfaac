using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds operands of <c>AND</c> and <c>OR</c> that add nothing: <c>drone* OR drones</c>, <c>a AND (a OR b)</c>.</summary>
internal static class RepeatedOperands
{
    public static IEnumerable<LintFinding> Find(QueryNode node) => node switch
    {
        QueryNode.Or or => OfOr(or.Operands).Concat(or.Operands.SelectMany(Find)),
        QueryNode.And and => OfAnd(and.Operands).Concat(and.Operands.SelectMany(Find)),
        QueryNode.Not not => Find(not.Operand),
        QueryNode.Near near => Find(near.Left).Concat(Find(near.Right)),
        _ => [],
    };

    // The narrower of two adds nothing to an OR, the wider one nothing to an AND.
    private static IEnumerable<LintFinding> OfOr(IReadOnlyList<QueryNode> operands) =>
        Redundant(operands, Implies, (part, other) => $"'{part}' adds nothing: '{other}' holds wherever it does");

    private static IEnumerable<LintFinding> OfAnd(IReadOnlyList<QueryNode> operands) =>
        Redundant(operands, (part, other) => Implies(other, part), (part, other) => $"'{part}' adds nothing: it holds wherever '{other}' does");

    private static IEnumerable<LintFinding> Redundant(IReadOnlyList<QueryNode> operands, Func<QueryNode, QueryNode, bool> isRedundant, Func<QueryNode, QueryNode, string> tell)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            var part = operands[i];
            var other = operands.Where((other, at) => at != i && isRedundant(part, other) && (at < i || !isRedundant(other, part))).FirstOrDefault();
            if (other is not null)
            {
                yield return new LintFinding(LintFinding.Repeats, tell(part, other), "leave it out") { Part = part.ToString() };
            }
        }
    }

    private static bool Implies(QueryNode one, QueryNode other) => (one, other) switch
    {
        (QueryNode.Leaf narrow, QueryNode.Leaf wide) => new Wording(wide.Term).Covers(new Wording(narrow.Term)),

        // What can never hold implies everything, and is told as such.
        _ => QueryLogic.Of(one, other) is { } logic && logic.CanHold(one) && !logic.CanHold(one, other),
    };
}
