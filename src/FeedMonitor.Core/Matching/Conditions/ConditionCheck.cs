namespace FeedMonitor.Matching.Conditions;

/// <summary>Tells whether a condition holds of an item.</summary>
/// <param name="item">What was found in it.</param>
internal sealed class ConditionCheck(ItemPlaces item)
{
    /// <summary>Where the operands of a <c>NEAR</c> stand.</summary>
    public Stretches Stretches { get; } = new(item);

    /// <summary>Whether it holds.</summary>
    public bool Holds(Condition condition) => condition switch
    {
        Condition.Stands stands => item.Of(stands.Number).Length > 0,
        Condition.Near near => Stretches.PairsOf(near).Any(),
        Condition.Not not => !Holds(not.Operand),
        Condition.All all => Array.TrueForAll(all.Operands, Holds),
        Condition.Any any => Array.Exists(any.Operands, Holds),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };
}
