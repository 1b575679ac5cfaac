using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Why a part of a query does not hold.</summary>
/// <param name="standing">What stands in the article.</param>
/// <param name="missing">Explains terms.</param>
/// <param name="distances">Explains NEARs.</param>
internal sealed class FailedClause(Standing standing, MissingTerm missing, NearDistance distances)
{
    // Of a longer OR nobody reads for each operand why it does not hold, and each is looked for in the whole text.
    private const int MostLookedAt = 50;

    /// <summary>The reasons, at least one. The part must not hold.</summary>
    public IReadOnlyList<Reason> Why(QueryNode part) => part switch
    {
        QueryNode.Leaf leaf => [missing.Why(leaf.Term)],
        QueryNode.Not not => WhyNot(not.Operand),
        QueryNode.And and => [.. and.Operands.Where(operand => !standing.Holds(operand)).SelectMany(Why)],
        QueryNode.Or or => WhyNone(or.Operands),
        QueryNode.Near near => WhyNotNear(near),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private IReadOnlyList<Reason> WhyNot(QueryNode excluded) => excluded is QueryNode.Not twice
        ? Why(twice.Operand)
        : [new Reason(ReasonKind.Excluded, $"{excluded} {(excluded is QueryNode.Leaf ? "stands in the article" : "holds")}, which the query excludes", standing.Places(excluded))];

    // Of terms that stand nowhere one line is enough, however many there are.
    private IReadOnlyList<Reason> WhyNone(IReadOnlyList<QueryNode> alternatives)
    {
        var explained = alternatives.Take(MostLookedAt).Select(alternative => (Alternative: alternative, Reasons: Why(alternative))).ToArray();
        var absent = explained.Where(one => one is { Alternative: QueryNode.Leaf, Reasons: [{ Kind: ReasonKind.Absent }] }).ToArray();
        Reason[] rest = alternatives.Count <= MostLookedAt ? []
            : [new Reason(ReasonKind.Absent, $"nor does any of the {alternatives.Count - MostLookedAt} other alternatives hold", [])];
        return absent.Length < 2
            ? [.. explained.SelectMany(one => one.Reasons), .. rest]
            : [new Reason(ReasonKind.Absent, $"none of these stands in the article: {Wording.Some(absent.Select(one => one.Alternative.ToString()))}", []), .. explained.Except(absent).SelectMany(one => one.Reasons), .. rest];
    }

    private IReadOnlyList<Reason> WhyNotNear(QueryNode.Near near)
    {
        Reason[] sides = [.. new[] { near.Left, near.Right }.Where(side => !standing.Holds(side)).SelectMany(Why)];
        return sides.Length > 0 ? sides : [distances.Why(near, standing.Places(near.Left), standing.Places(near.Right)), .. NearInSilence(near)];
    }

    private IEnumerable<Reason> NearInSilence(QueryNode.Near near) => missing.Silent.Places(near) is { Count: > 0 } places
        ? [new Reason(ReasonKind.SilentZone, $"they stand near each other only {Wording.Under(places)}, which is not the article", places)]
        : [];
}
