using CsCheck;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

/// <summary>Random trees of queries over given terms, in the form that the parser makes.</summary>
internal static class RandomQueries
{
    /// <summary>Trees, four levels deep at most; they may hold of nothing.</summary>
    public static Gen<QueryNode> Of(Gen<Term> terms) => Node(terms, levels: 3);

    /// <summary>The term that is written so, in the headline or with exact letters at times; null where there is none.</summary>
    public static Term? Marked(string written, int mark) =>
        Term.TryParse((mark % 7 == 0 ? "title:" : "") + (mark % 5 == 0 ? "=" : "") + written, out var term, out _) ? term : null;

    private static Gen<QueryNode> Node(Gen<Term> terms, int levels)
    {
        var leaf = Leaf(terms);
        if (levels == 0)
        {
            return leaf;
        }

        var below = Node(terms, levels - 1);
        return Gen.Frequency(
            (2, leaf),
            (3, Near(terms, levels)),
            (1, below.Select(node => (QueryNode)new QueryNode.Not(node))),
            (3, below.Array[2, 3].Select(nodes => (QueryNode)new QueryNode.And([.. nodes.SelectMany(node => node is QueryNode.And and ? and.Operands : [node])]))),
            (3, below.Array[2, 3].Select(Or)));
    }

    private static Gen<QueryNode> Placed(Gen<Term> terms, int levels) => levels == 0
        ? Leaf(terms)
        : Gen.Frequency((3, Leaf(terms)), (2, Near(terms, levels)), (2, Placed(terms, levels - 1).Array[2, 3].Select(Or)));

    private static Gen<QueryNode> Near(Gen<Term> terms, int levels) =>
        Gen.Select(Placed(terms, levels - 1), Placed(terms, levels - 1), Gen.Frequency((8, Gen.Int[1, 4]), (1, Gen.Int[5, Query.MostDistance])), Gen.Bool)
            .Select((left, right, distance, ordered) => (QueryNode)new QueryNode.Near(left, right, distance, ordered));

    private static Gen<QueryNode> Leaf(Gen<Term> terms) => terms.Select(term => (QueryNode)new QueryNode.Leaf(term));

    private static QueryNode Or(QueryNode[] nodes) => new QueryNode.Or([.. nodes.SelectMany(node => node is QueryNode.Or or ? or.Operands : [node])]);
}
