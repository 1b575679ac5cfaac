using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>
/// Whether there can be a text of which a query holds, told from which of its terms and NEARs hold: by trying all cases that can be. Where
/// a term covers another one, it stands wherever that does; where a NEAR holds, its terms stand.
/// </summary>
internal sealed class QueryLogic
{
    // 2 to the power of this are tried; who writes longer queries is told less.
    private const int MostAtoms = 12;

    private readonly List<QueryNode> atoms = [];
    private readonly List<uint> possible = [];

    private QueryLogic()
    {
    }

    /// <summary>The cases of some queries taken together; null if they are too many to be tried.</summary>
    public static QueryLogic? Of(params IEnumerable<QueryNode> nodes)
    {
        var logic = new QueryLogic();
        foreach (var node in nodes)
        {
            logic.Collect(node);
        }

        if (logic.atoms.Count > MostAtoms)
        {
            return null;
        }

        logic.CollectPossible();
        return logic;
    }

    /// <summary>Whether there can be a text of which all of one hold and none of the other.</summary>
    public bool CanHold(QueryNode holds, params IReadOnlyList<QueryNode> holdNot) => possible.Exists(state => Holds(holds, state) && !holdNot.Any(node => Holds(node, state)));

    private void Collect(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Leaf:
                Add(node);
                break;
            case QueryNode.Near near:
                Add(node);
                Collect(near.Left);
                Collect(near.Right);
                break;
            case QueryNode.Not not:
                Collect(not.Operand);
                break;
            case QueryNode.And and:
                and.Operands.ToList().ForEach(Collect);
                break;
            case QueryNode.Or or:
                or.Operands.ToList().ForEach(Collect);
                break;
        }
    }

    private void Add(QueryNode atom)
    {
        if (!atoms.Contains(atom))
        {
            atoms.Add(atom);
        }
    }

    private void CollectPossible()
    {
        var wordings = atoms.ConvertAll(atom => atom is QueryNode.Leaf leaf ? new Wording(leaf.Term) : null);
        uint[] follows = [.. wordings.Select(one => Bits(other => one is not null && wordings[other] is { } cover && cover.Covers(one)))];
        for (var state = 0u; state < 1u << atoms.Count; state++)
        {
            if (Enumerable.Range(0, atoms.Count).All(at => (state >> at & 1) == 0 || ((follows[at] & ~state) == 0 && NearCanBe(atoms[at], state))))
            {
                possible.Add(state);
            }
        }
    }

    private uint Bits(Func<int, bool> isSet) => Enumerable.Range(0, atoms.Count).Where(isSet).Aggregate(0u, (bits, at) => bits | 1u << at);

    private bool NearCanBe(QueryNode atom, uint state) => atom is not QueryNode.Near near || (Holds(near.Left, state) && Holds(near.Right, state));

    private bool Holds(QueryNode node, uint state) => node switch
    {
        QueryNode.Not not => !Holds(not.Operand, state),
        QueryNode.And and => and.Operands.All(operand => Holds(operand, state)),
        QueryNode.Or or => or.Operands.Any(operand => Holds(operand, state)),
        _ => (state >> atoms.IndexOf(node) & 1) != 0,
    };
}
