namespace FeedMonitor.Matching.Conditions;

/// <summary>Words of an item that follow one another. Words are numbered through the item, with a gap between blocks that no <c>NEAR</c> bridges.</summary>
/// <param name="First">The number of its first word.</param>
/// <param name="Last">The number of its last word.</param>
/// <param name="IsHull">Whether it is what a <c>NEAR</c> covers, so that other words than those looked for may lie in it.</param>
internal readonly record struct Stretch(int First, int Last, bool IsHull)
{
    /// <summary>The stretch from the first word of both to the last.</summary>
    public Stretch HullWith(in Stretch other) => new(Math.Min(First, other.First), Math.Max(Last, other.Last), IsHull: true);

    /// <summary>
    /// Whether at most <paramref name="distance"/> words lie from the end of the one to the beginning of the other, 1 for words that follow
    /// one another. They share no word, unless one is a hull.
    /// </summary>
    /// <param name="other">The right operand's stretch.</param>
    /// <param name="distance">The most words.</param>
    /// <param name="ordered">Whether this one must begin before the other.</param>
    public bool IsNear(in Stretch other, int distance, bool ordered)
    {
        var apart = Math.Max(other.First - Last, First - other.Last);
        return apart <= distance && (apart > 0 || IsHull || other.IsHull) && (!ordered || First < other.First);
    }
}
