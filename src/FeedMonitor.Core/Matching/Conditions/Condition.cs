using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching.Conditions;

/// <summary>
/// A query as it is evaluated: its terms are numbers of the compiled set, and <c>NOT</c> stands only before a term or a <c>NEAR</c>
/// (<c>NOT (a OR b)</c> is <c>NOT a AND NOT b</c>). So what is below no <see cref="Not"/> speaks for the item, and is evidence.
/// </summary>
internal abstract class Condition
{
    private Condition()
    {
    }

    /// <summary>The term stands in the item.</summary>
    /// <param name="number">Its number in the compiled set.</param>
    /// <param name="term">The term as the query writes it.</param>
    public sealed class Stands(int number, Term term) : Condition
    {
        public int Number { get; } = number;

        public Term Term { get; } = term;
    }

    /// <summary>Both stand near each other: see <see cref="Stretch.IsNear"/>.</summary>
    /// <param name="left">A <see cref="Stands"/>, a <see cref="Near"/>, or an <see cref="Any"/> of such.</param>
    /// <param name="right">Likewise.</param>
    /// <param name="source">Where it comes from.</param>
    public sealed class Near(Condition left, Condition right, QueryNode.Near source) : Condition
    {
        public Condition Left { get; } = left;

        public Condition Right { get; } = right;

        public QueryNode.Near Source { get; } = source;
    }

    /// <summary>It does not hold.</summary>
    /// <param name="operand">A <see cref="Stands"/> or a <see cref="Near"/>.</param>
    public sealed class Not(Condition operand) : Condition
    {
        public Condition Operand { get; } = operand;
    }

    /// <summary>All hold.</summary>
    public sealed class All(Condition[] operands) : Condition
    {
        public Condition[] Operands { get; } = operands;
    }

    /// <summary>At least one holds.</summary>
    public sealed class Any(Condition[] operands) : Condition
    {
        public Condition[] Operands { get; } = operands;
    }
}
