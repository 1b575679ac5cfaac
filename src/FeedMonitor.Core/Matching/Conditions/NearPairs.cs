namespace FeedMonitor.Matching.Conditions;

/// <summary>Finds the pairs of stretches that fulfil a <c>NEAR</c>.</summary>
internal static class NearPairs
{
    /// <summary>
    /// So many pairs are looked at for one <c>NEAR</c> in one item, in reading order; what lies beyond counts as not near. An article has some
    /// hundred; a text that is nothing but the two words in turn would have millions.
    /// </summary>
    public const int MostLookedAt = 1 << 21;

    /// <summary>The pairs that hold.</summary>
    /// <param name="near">The condition.</param>
    /// <param name="left">The stretches of its left operand, in order.</param>
    /// <param name="right">The stretches of its right operand, in order.</param>
    public static IEnumerable<(Stretch Left, Stretch Right)> Of(Condition.Near near, Stretch[] left, Stretch[] right)
    {
        var (distance, ordered) = (near.Source.Distance, near.Source.Ordered);
        var longest = right.Length == 0 ? 0 : right.Max(stretch => stretch.Last - stretch.First);
        var (from, looked) = (0, 0);
        foreach (var one in left)
        {
            // What ends too far before this one does so before all that follow.
            while (from < right.Length && right[from].First + longest < one.First - distance)
            {
                from++;
            }

            for (var at = from; at < right.Length && right[at].First <= one.Last + distance; at++)
            {
                if (++looked > MostLookedAt)
                {
                    yield break;
                }

                if (one.IsNear(right[at], distance, ordered))
                {
                    yield return (one, right[at]);
                }
            }
        }
    }
}
