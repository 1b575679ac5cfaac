using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Words for reasons.</summary>
internal static class ReasonWording
{
    /// <summary>So many things of a kind are named; of more, how many there are.</summary>
    public const int Most = 5;

    /// <summary><c>a, b and 3 more</c>.</summary>
    public static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        return all.Length <= Most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(Most))} and {all.Length - Most} more";
    }

    /// <summary><c>a, b and c</c>.</summary>
    public static string All(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>The zones of places: <c>under "related" and "comments"</c>.</summary>
    public static string Under(IReadOnlyList<TermMatch> places) =>
        $"under {All([.. places.Select(place => $"\"{place.Zone.Name()}\"").Distinct(StringComparer.Ordinal)])}";
}
