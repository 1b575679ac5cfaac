using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds operands of <c>AND</c> and <c>OR</c> that add nothing: <c>drone* OR drones</c>, <c>a AND (a OR b)</c>.</summary>
internal static class RepeatedOperands
{
    // Each is compared with each: terms in little time, what is put together of them in much more.
    private const int MostTerms = 500;
    private const int MostParts = 50;

    /// <summary>A finding for each such operand, at any depth.</summary>
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

    private static IEnumerable<LintFinding> Redundant(IReadOnlyList<QueryNode> operands, Func<Operand, Operand, bool> isRedundant, Func<QueryNode, QueryNode, string> tell)
    {
        Operand[] parts = [.. operands.Select((node, at) => new Operand(at, node, node is QueryNode.Leaf leaf ? new Wording(leaf.Term) : null))];
        if (parts.Length > MostParts)
        {
            parts = [.. parts.Where(part => part.Wording is not null).Take(MostTerms)];
        }

        foreach (var part in parts)
        {
            if (Array.Find(parts, other => other != part && isRedundant(part, other) && (other.At < part.At || !isRedundant(other, part))) is { } other)
            {
                yield return new LintFinding(LintFinding.Repeats, tell(part.Node, other.Node), "leave it out") { Part = part.Node.ToString() };
            }
        }
    }

    private static bool Implies(Operand one, Operand other) => (one.Wording, other.Wording) switch
    {
        ({ } narrow, { } wide) => wide.Covers(narrow),

        // What can never hold implies everything, and is told as such.
        _ => QueryLogic.Of(one.Node, other.Node) is { } logic && logic.CanHold(one.Node) && !logic.CanHold(one.Node, other.Node),
    };

    private sealed record Operand(int At, QueryNode Node, Wording? Wording);
}
