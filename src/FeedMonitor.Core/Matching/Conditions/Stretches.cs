namespace FeedMonitor.Matching.Conditions;

/// <summary>Where what may stand in a <c>NEAR</c> stands in one item; each operand is looked for once.</summary>
internal sealed class Stretches(ItemPlaces item)
{
    private readonly Dictionary<Condition.Near, Stretch[]> hulls = new(ReferenceEqualityComparer.Instance);

    /// <summary>The stretches of an operand, each once, in order.</summary>
    public Stretch[] Of(Condition operand) => operand switch
    {
        Condition.Stands stands => OfPlaces(item.Of(stands.Number)),
        Condition.Any any => [.. any.Operands.SelectMany(Of).Distinct().OrderBy(stretch => stretch.First)],
        Condition.Near near => hulls.TryGetValue(near, out var known) ? known : hulls[near] = Hulls.Of(PairsOf(near)),
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "It has no place in a text."),
    };

    /// <summary>The pairs that fulfil a <c>NEAR</c>.</summary>
    public IEnumerable<(Stretch Left, Stretch Right)> PairsOf(Condition.Near near) =>
        Of(near.Left) is { Length: > 0 } left && Of(near.Right) is { Length: > 0 } right ? NearPairs.Of(near, left, right) : [];

    private static Stretch[] OfPlaces(ReadOnlySpan<ItemPlace> places)
    {
        var stretches = places.Length == 0 ? [] : new Stretch[places.Length];
        for (var i = 0; i < stretches.Length; i++)
        {
            stretches[i] = places[i].Stretch;
        }

        return stretches;
    }
}
