using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching.Conditions;

/// <summary>Makes a query's tree a <see cref="Condition"/>.</summary>
/// <param name="numberOf">Gives a term its number in the compiled set.</param>
internal sealed class ConditionCompiler(Func<Term, int> numberOf)
{
    /// <summary>The condition of a tree.</summary>
    public Condition Compile(QueryNode node) => Compile(node, isDenied: false);

    private Condition Compile(QueryNode node, bool isDenied) => node switch
    {
        QueryNode.Not not => Compile(not.Operand, !isDenied),
        QueryNode.And all when isDenied => new Condition.Any(Compile(all.Operands, isDenied)),
        QueryNode.And all => new Condition.All(Compile(all.Operands, isDenied)),
        QueryNode.Or any when isDenied => new Condition.All(Compile(any.Operands, isDenied)),
        QueryNode.Or any => new Condition.Any(Compile(any.Operands, isDenied)),
        _ when isDenied => new Condition.Not(Compile(node, isDenied: false)),
        QueryNode.Leaf leaf => new Condition.Stands(numberOf(leaf.Term), leaf.Term),
        QueryNode.Near near => new Condition.Near(Compile(near.Left, isDenied), Compile(near.Right, isDenied), near),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private Condition[] Compile(IReadOnlyList<QueryNode> operands, bool isDenied) => [.. operands.Select(operand => Compile(operand, isDenied))];
}
