namespace FeedMonitor.Watchlists.Queries;

/// <summary>A query as a tree. Equal trees ask for the same in the same words.</summary>
public abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>The term stands in the text.</summary>
    /// <param name="Term">The term; one of several words is written with its quotation marks.</param>
    public sealed record Leaf(Term Term) : QueryNode;

    /// <summary>What stands below does not hold.</summary>
    /// <param name="Operand">What stands below.</param>
    public sealed record Not(QueryNode Operand) : QueryNode;

    /// <summary>All operands hold.</summary>
    /// <param name="Operands">Two or more; none of them an <see cref="And"/>.</param>
    public sealed record And(IReadOnlyList<QueryNode> Operands) : QueryNode
    {
        /// <inheritdoc />
        public bool Equals(And? other) => other is not null && Operands.SequenceEqual(other.Operands);

        /// <inheritdoc />
        public override int GetHashCode() => HashOf(Operands, seed: 1);
    }

    /// <summary>At least one operand holds.</summary>
    /// <param name="Operands">Two or more; none of them an <see cref="Or"/>.</param>
    public sealed record Or(IReadOnlyList<QueryNode> Operands) : QueryNode
    {
        /// <inheritdoc />
        public bool Equals(Or? other) => other is not null && Operands.SequenceEqual(other.Operands);

        /// <inheritdoc />
        public override int GetHashCode() => HashOf(Operands, seed: 2);
    }

    /// <summary>
    /// Both operands stand in one paragraph, at most <paramref name="Distance"/> words apart: 1 for words that follow one another.
    /// </summary>
    /// <param name="Left">A <see cref="Leaf"/>, an <see cref="Or"/> of such operands, or a <see cref="Near"/>, which counts as the stretch that it covers.</param>
    /// <param name="Right">Likewise.</param>
    /// <param name="Distance">The most words from the end of the one to the beginning of the other: 1 to <see cref="Query.MostDistance"/>.</param>
    /// <param name="Ordered">Whether the left one must stand first (<c>ONEAR</c>).</param>
    public sealed record Near(QueryNode Left, QueryNode Right, int Distance, bool Ordered) : QueryNode;

    /// <summary>The query as it is written; parsed again it is this tree.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);

    private static int HashOf(IReadOnlyList<QueryNode> operands, int seed)
    {
        var hash = new HashCode();
        hash.Add(seed);
        foreach (var operand in operands)
        {
            hash.Add(operand);
        }

        return hash.ToHashCode();
    }
}
