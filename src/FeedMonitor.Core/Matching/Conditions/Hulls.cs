namespace FeedMonitor.Matching.Conditions;

/// <summary>
/// The stretches that a <c>NEAR</c> covers, each once. Of more than <see cref="Most"/> only the longest that begins at each word is
/// kept: what is near to a shorter one is near to that one too, so that the answer stays right and only evidence gets less.
/// </summary>
internal sealed class Hulls
{
    /// <summary>So many are kept; if even the longest ones are more than half as many, those that come later are not.</summary>
    public const int Most = 1 << 16;

    private readonly HashSet<Stretch> hulls = [];

    /// <summary>The hulls of pairs, in order.</summary>
    public static Stretch[] Of(IEnumerable<(Stretch Left, Stretch Right)> pairs)
    {
        var kept = new Hulls();
        foreach (var (left, right) in pairs)
        {
            if (kept.hulls.Add(left.HullWith(right)) && kept.hulls.Count == Most && !kept.Thin())
            {
                break;
            }
        }

        return [.. kept.hulls.OrderBy(stretch => stretch.First)];
    }

    private bool Thin()
    {
        var longest = new Dictionary<int, int>();
        foreach (var hull in hulls)
        {
            longest[hull.First] = Math.Max(longest.GetValueOrDefault(hull.First), hull.Last);
        }

        hulls.RemoveWhere(hull => hull.Last < longest[hull.First]);
        return hulls.Count <= Most / 2;
    }
}
