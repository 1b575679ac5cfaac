using FeedMonitor.Matching;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary>A sentence in which found words are marked: <c>five «machine tools» left</c>.</summary>
internal static class MarkedSentence
{
    /// <summary>Marks the words.</summary>
    /// <param name="shown">The text in which the places count.</param>
    /// <param name="places">Places that have this sentence in common.</param>
    public static string Of(string shown, IReadOnlyList<TermMatch> places)
    {
        var sentence = places[0].Sentence;
        var stretch = sentence.Trim('…');
        var first = places.Min(place => place.Start);
        var start = shown.LastIndexOf(stretch, Math.Min(first + stretch.Length, shown.Length) - 1, StringComparison.Ordinal);
        if (start < 0 || stretch.Length == 0)
        {
            return sentence;
        }

        var marked = sentence;
        var lead = sentence.Length - sentence.TrimStart('…').Length - start;
        var after = int.MaxValue;
        foreach (var place in places.DistinctBy(place => place.Start).OrderByDescending(place => place.Start).Where(place => place.Start >= start))
        {
            // Where one place overlaps another, the later one is marked.
            var end = place.Start + place.Length;
            if (end <= after && end - start <= stretch.Length)
            {
                marked = marked.Insert(end + lead, "»").Insert(place.Start + lead, "«");
                after = place.Start;
            }
        }

        return marked;
    }
}
