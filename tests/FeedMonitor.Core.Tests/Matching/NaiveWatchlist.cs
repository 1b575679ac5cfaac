using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

/// <summary>
/// Whether a watchlist hits a text and by which places, told the slow way: a <c>NEAR</c> tries every combination of places. Shares no code with the
/// matcher but the tree of the query.
/// </summary>
internal sealed class NaiveWatchlist(CleanText text)
{
    private readonly Dictionary<string, Place[]> found = new(StringComparer.Ordinal);

    private readonly List<NaiveMatcher.Word>[] words = [.. text.Blocks.Select(block => NaiveMatcher.Cut(block.Text))];

    public sealed record Place(string Term, int Block, int Start, int Length, int First, int Last);

    public sealed record Proof(string Term, string? Reference, int Start, int Length, string Clause);

    private sealed record Covered(int Block, int First, int Last, bool IsHull, Place[] Places);

    /// <summary>The proof, or null if it is no hit.</summary>
    public HashSet<Proof>? Match(Watchlist watchlist)
    {
        var operands = watchlist.Query?.Root is QueryNode.And and ? and.Operands : watchlist.Query is { } query ? [query.Root] : [];
        var terms = watchlist.Terms.Where(term => Find(term).Length > 0).ToArray();
        var isEnough = watchlist.Terms.Count == 0
            || Math.Min(terms.DistinctBy(term => term.Text, StringComparer.Ordinal).Count(), terms.DistinctBy(term => term.Reference ?? term.Text, StringComparer.Ordinal).Count()) >= watchlist.MinTerms;
        if (!isEnough || !operands.All(Holds) || watchlist.None.Any(veto => Holds(veto.Root)))
        {
            return null;
        }

        var listed = terms.SelectMany(term => Find(term).Select(place => (Place: place, term.Reference))).ToHashSet();
        var asked = operands.SelectMany(operand => Evidence(operand, isDenied: false, operand.ToString())).DistinctBy(one => one.Place)
            .Where(one => listed.All(other => other.Place != one.Place));
        return [.. listed.Select(one => ProofOf(one.Place, one.Reference, "terms")), .. asked.Select(one => ProofOf(one.Place, null, one.Clause))];
    }

    private Proof ProofOf(Place place, string? reference, string clause) => new(place.Term, reference, text.Blocks[place.Block].Start + place.Start, place.Length, clause);

    private bool Holds(QueryNode node) => node switch
    {
        QueryNode.Leaf leaf => Find(leaf.Term).Length > 0,
        QueryNode.Not not => !Holds(not.Operand),
        QueryNode.And and => and.Operands.All(Holds),
        QueryNode.Or or => or.Operands.Any(Holds),
        _ => Cover(node).Any(),
    };

    private IEnumerable<(Place Place, string Clause)> Evidence(QueryNode node, bool isDenied, string clause) => node switch
    {
        _ when Holds(node) == isDenied => [],
        QueryNode.Not not => Evidence(not.Operand, !isDenied, clause),
        QueryNode.And and => and.Operands.SelectMany(operand => Evidence(operand, isDenied, clause)),
        QueryNode.Or or => or.Operands.SelectMany(operand => Evidence(operand, isDenied, clause)),
        _ when isDenied => [],
        QueryNode.Leaf leaf => Find(leaf.Term).Select(place => (place, clause)),
        _ => Cover(node).SelectMany(covered => covered.Places).Select(place => (place, node.ToString())),
    };

    private IEnumerable<Covered> Cover(QueryNode node) => node switch
    {
        QueryNode.Leaf leaf => Find(leaf.Term).Select(place => new Covered(place.Block, place.First, place.Last, false, [place])),
        QueryNode.Or or => or.Operands.SelectMany(Cover),
        QueryNode.Near near => Cover(near.Left).SelectMany(left => Cover(near.Right).Where(right => IsNear(left, right, near)).Select(right => new Covered(
            left.Block, Math.Min(left.First, right.First), Math.Max(left.Last, right.Last), true, [.. left.Places, .. right.Places]))),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static bool IsNear(Covered left, Covered right, QueryNode.Near near)
    {
        if (left.Block != right.Block || (near.Ordered && left.First >= right.First))
        {
            return false;
        }

        return right.First > left.Last ? right.First - left.Last <= near.Distance
            : left.First > right.Last ? left.First - right.Last <= near.Distance
            : left.IsHull || right.IsHull;
    }

    private Place[] Find(Term term)
    {
        if (!found.TryGetValue(term.Text, out var places))
        {
            found[term.Text] = places = [.. text.Blocks.SelectMany((block, number) => IsLookedAt(block.Zone, term.Text)
                ? NaiveMatcher.Find(block.Text, words[number], term.Text.Replace("title:", "", StringComparison.Ordinal))
                    .Select(place => new Place(term.Text, number, place.Start, place.Length, place.Word, place.Word + place.Words - 1))
                : [])];
        }

        return places;
    }

    private static bool IsLookedAt(Zone zone, string term) =>
        zone == Zone.Headline || (zone is Zone.Lead or Zone.Body && !term.StartsWith("title:", StringComparison.Ordinal));
}
