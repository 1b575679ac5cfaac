using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds terms that can't hit, since a veto holds wherever they stand.</summary>
internal static class VetoedTerms
{
    /// <summary>A finding for each such term.</summary>
    public static IEnumerable<LintFinding> Find(IReadOnlyList<Wording> terms, IReadOnlyList<Query> none)
    {
        var read = new Dictionary<Term, Wording>();
        for (var number = 0; number < terms.Count; number++)
        {
            if (none.FirstOrDefault(veto => HoldsWith(veto.Root, terms[number], read)) is { } veto)
            {
                var problem = $"term {terms[number].Term} can never hit: 'none' ({veto}) holds wherever it stands";
                yield return new LintFinding(LintFinding.NeverMatches, problem, "take it out of the terms, or make 'none' narrower") { TermNumber = number };
            }
        }
    }

    // Never true where it does not hold; a NOT and a NEAR are not looked into.
    private static bool HoldsWith(QueryNode node, Wording term, Dictionary<Term, Wording> read) => node switch
    {
        QueryNode.Leaf leaf => WordingOf(leaf.Term, read).Covers(term),
        QueryNode.Or or => or.Operands.Any(operand => HoldsWith(operand, term, read)),
        QueryNode.And and => and.Operands.All(operand => HoldsWith(operand, term, read)),
        _ => false,
    };

    private static Wording WordingOf(Term term, Dictionary<Term, Wording> read) => read.TryGetValue(term, out var wording) ? wording : read[term] = new Wording(term);
}
