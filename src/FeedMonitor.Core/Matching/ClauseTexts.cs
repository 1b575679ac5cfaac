using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

/// <summary>Writes clauses, each once.</summary>
internal sealed class ClauseTexts
{
    private readonly Dictionary<QueryNode, string> texts = new(ReferenceEqualityComparer.Instance);

    public string Of(QueryNode clause) => texts.TryGetValue(clause, out var text) ? text : texts[clause] = clause.ToString();
}
