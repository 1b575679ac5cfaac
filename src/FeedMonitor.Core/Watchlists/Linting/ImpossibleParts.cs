using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds what of a query can hold of no text, by itself or without a veto.</summary>
internal static class ImpossibleParts
{
    private const string Contradicts = "it asks for what it rules out";
    private const string Vetoed = "'none' holds wherever it does";

    /// <summary>A finding for the whole query, or else one for each alternative in it that can't hold.</summary>
    /// <param name="root">The query.</param>
    /// <param name="vetoes">What must not hold at the same time.</param>
    public static IEnumerable<LintFinding> Find(QueryNode root, IReadOnlyList<QueryNode> vetoes)
    {
        if (Reason(root, vetoes) is { } reason)
        {
            return [Finding($"the query can never hold: {reason}", "", reason)];
        }

        return Alternatives(root)
            .Select(part => (Part: part, Reason: Reason(part, vetoes)))
            .Where(found => found.Reason is not null)
            .Select(found => Finding($"'{found.Part}' can never hold: {found.Reason}", found.Part.ToString(), found.Reason!));
    }

    private static string? Reason(QueryNode node, IReadOnlyList<QueryNode> vetoes)
    {
        if (QueryLogic.Of(node) is { } alone && !alone.CanHold(node))
        {
            return Contradicts;
        }

        return vetoes.Count > 0 && QueryLogic.Of([node, .. vetoes]) is { } together && !together.CanHold(node, vetoes) ? Vetoed : null;
    }

    // What may hold instead of something else; a part of a conjunction that can't hold makes all of it impossible.
    private static IEnumerable<QueryNode> Alternatives(QueryNode node) => node switch
    {
        QueryNode.Or or => or.Operands.SelectMany(operand => Alternatives(operand).Prepend(operand)),
        QueryNode.And and => and.Operands.SelectMany(Alternatives),
        _ => [],
    };

    private static LintFinding Finding(string problem, string part, string reason) =>
        new(LintFinding.NeverMatches, problem, reason == Vetoed ? "leave it out, or make 'none' narrower" : "leave it out, or mend what stands below NOT") { Part = part };
}
