using FeedMonitor.Text;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Why parts of a query do not hold. Of one query, since what is looked for is bounded in all of it.</summary>
/// <param name="standing">What stands in the article.</param>
/// <param name="missing">Explains terms.</param>
/// <param name="distances">Explains NEARs.</param>
internal sealed class FailedClause(Standing standing, MissingTerm missing, NearDistance distances)
{
    /// <summary>So many operands of an AND or OR are looked at: of more nobody reads for each why it does not hold.</summary>
    public const int MostLookedAt = 50;

    // Of operands within operands as well: what comes nearest to a term, or by how much a NEAR fails, is looked for in the whole text, several times.
    private const int MostSearches = 4 * MostLookedAt;

    private int searches;

    /// <summary>The reason that stands for those that are not looked at.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="noun">What they are, such as <c>other clause</c>.</param>
    public static Reason OfRest(int count, string noun) => new(ReasonKind.Absent, $"nor {(count == 1 ? "does" : "do")} {Counted.Of(count, noun)} hold", []);

    /// <summary>The reasons, at least one. The part must not hold.</summary>
    public IReadOnlyList<Reason> Why(QueryNode part) => part switch
    {
        QueryNode.Leaf leaf => [MaySearch() ? missing.Why(leaf.Term) : MissingTerm.Plain(leaf.Term)],
        QueryNode.Not not => WhyNot(not.Operand),
        QueryNode.And and => WhyNotAll([.. and.Operands.Where(operand => !standing.Holds(operand))]),
        QueryNode.Or or => WhyNone(or.Operands),
        QueryNode.Near near => WhyNotNear(near),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private IReadOnlyList<Reason> WhyNot(QueryNode excluded) => excluded is QueryNode.Not twice
        ? Why(twice.Operand)
        : [new Reason(ReasonKind.Excluded, $"{excluded} {(excluded is QueryNode.Leaf ? "stands in the article" : "holds")}, which the query excludes", standing.Places(excluded))];

    private IReadOnlyList<Reason> WhyNotAll(IReadOnlyList<QueryNode> failing) => [.. failing.Take(MostLookedAt).SelectMany(Why), .. Rest(failing, "other operand")];

    private static Reason[] Rest(IReadOnlyList<QueryNode> parts, string noun) => parts.Count <= MostLookedAt ? [] : [OfRest(parts.Count - MostLookedAt, noun)];

    // Of terms that stand nowhere one line is enough, however many there are.
    private IReadOnlyList<Reason> WhyNone(IReadOnlyList<QueryNode> alternatives)
    {
        var explained = alternatives.Take(MostLookedAt).Select(alternative => (Alternative: alternative, Reasons: Why(alternative))).ToArray();
        var absent = explained.Where(one => one is { Alternative: QueryNode.Leaf, Reasons: [{ Kind: ReasonKind.Absent }] }).ToArray();
        var rest = Rest(alternatives, "other alternative");
        return absent.Length < 2
            ? [.. explained.SelectMany(one => one.Reasons), .. rest]
            : [new Reason(ReasonKind.Absent, $"none of these stands in the article: {ReasonWording.Some(absent.Select(one => one.Alternative.ToString()))}", []), .. explained.Except(absent).SelectMany(one => one.Reasons), .. rest];
    }

    private IReadOnlyList<Reason> WhyNotNear(QueryNode.Near near)
    {
        Reason[] sides = [.. new[] { near.Left, near.Right }.Where(side => !standing.Holds(side)).SelectMany(Why)];
        return sides.Length > 0 ? sides
            : !MaySearch() ? [new Reason(ReasonKind.Absent, $"{near} does not hold", [])]
            : [distances.Why(near, standing.Places(near.Left), standing.Places(near.Right)), .. NearInSilence(near)];
    }

    private bool MaySearch() => searches++ < MostSearches;

    private IEnumerable<Reason> NearInSilence(QueryNode.Near near) => missing.Silent.Places(near) is { Count: > 0 } places
        ? [new Reason(ReasonKind.SilentZone, $"they stand near each other only {ReasonWording.Under(places)}, which is not the article", places)]
        : [];
}
