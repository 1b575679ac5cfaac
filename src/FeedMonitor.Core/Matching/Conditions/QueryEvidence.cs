using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching.Conditions;

/// <summary>A place that proves a query.</summary>
/// <param name="Place">The place.</param>
/// <param name="Term">The term as the query writes it.</param>
/// <param name="Clause">What it fulfils: the outermost <c>NEAR</c>, else the operand of the query's uppermost <c>AND</c>.</param>
internal readonly record struct QueryPlace(ItemPlace Place, Term Term, QueryNode Clause);

/// <summary>
/// Gathers what proves a query that holds: the places of its terms in all operands that hold, but for what is below <c>NOT</c>; of a
/// <c>NEAR</c> those that take part in a pair that holds. <see cref="ProofBounds"/> says how many.
/// </summary>
internal sealed class QueryEvidence(ItemPlaces item, ConditionCheck check)
{
    /// <summary>What was gathered; a place may come several times.</summary>
    public List<QueryPlace> Places { get; } = [];

    /// <summary>Gathers the proof of a condition.</summary>
    /// <param name="condition">The condition. If it does not hold, there is none.</param>
    /// <param name="clause">What it stands for.</param>
    public void Add(Condition condition, QueryNode clause)
    {
        switch (condition)
        {
            case Condition.Stands stands:
                AddPlaces(stands, clause, among: null);
                break;
            case Condition.Near near:
                AddPairs(near, near.Source, among: null);
                break;
            case Condition.All all when check.Holds(all):
                Array.ForEach(all.Operands, operand => Add(operand, clause));
                break;
            case Condition.Any any:
                Array.ForEach(any.Operands, operand => Add(operand, clause));
                break;
        }
    }

    private void AddPlaced(Condition operand, QueryNode clause, HashSet<Stretch> among)
    {
        switch (operand)
        {
            case Condition.Stands stands:
                AddPlaces(stands, clause, among);
                break;
            case Condition.Near near:
                AddPairs(near, clause, among);
                break;
            case Condition.Any any:
                Array.ForEach(any.Operands, one => AddPlaced(one, clause, among));
                break;
        }
    }

    private void AddPairs(Condition.Near near, QueryNode clause, HashSet<Stretch>? among)
    {
        var (left, right) = (new HashSet<Stretch>(), new HashSet<Stretch>());
        foreach (var pair in check.Stretches.PairsOf(near))
        {
            if (among is null || among.Contains(pair.Left.HullWith(pair.Right)))
            {
                left.Add(pair.Left);
                right.Add(pair.Right);
            }

            if (left.Count + right.Count >= ProofBounds.StretchesOfNear)
            {
                break;
            }
        }

        AddPlaced(near.Left, clause, left);
        AddPlaced(near.Right, clause, right);
    }

    private void AddPlaces(Condition.Stands stands, QueryNode clause, HashSet<Stretch>? among)
    {
        var told = 0;
        foreach (var place in item.Of(stands.Number))
        {
            if (among is null || among.Contains(place.Stretch))
            {
                Places.Add(new QueryPlace(place, stands.Term, clause));
                if (++told == ProofBounds.PlacesOfTerm)
                {
                    return;
                }
            }
        }
    }
}
