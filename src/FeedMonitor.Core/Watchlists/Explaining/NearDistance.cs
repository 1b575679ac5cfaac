using FeedMonitor.Cleaning;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>
/// Why a NEAR does not hold, both sides of which stand in the article. The words between are not counted here: the matcher is asked for
/// each wider distance, and the least that holds is the answer.
/// </summary>
/// <param name="text">The item's text.</param>
internal sealed class NearDistance(CleanText text)
{
    /// <summary>The reason.</summary>
    /// <param name="near">The NEAR; it must not hold.</param>
    /// <param name="left">Where its left side stands.</param>
    /// <param name="right">Where its right side stands.</param>
    public Reason Why(QueryNode.Near near, IReadOnlyList<TermMatch> left, IReadOnlyList<TermMatch> right)
    {
        if (near.Ordered && Probe.Places(text, near with { Ordered = false }) is { Count: > 0 } turned)
        {
            return new Reason(ReasonKind.WrongOrder, $"{Sides(near)} stand near enough, but {near.Left} must stand first", turned);
        }

        int[] wider = [.. Enumerable.Range(near.Distance + 1, Query.MostDistance - near.Distance)];
        var places = Probe.Places(text, [.. wider.Select(distance => near with { Distance = distance })]);
        var least = Array.FindIndex(places, found => found.Count > 0);
        return least >= 0
            ? new Reason(ReasonKind.TooFarApart, $"{Found(near, places[least])} stand {wider[least]} words apart, at most {near.Distance} {(near.Distance == 1 ? "is" : "are")} allowed", places[least])
            : NoDistance(near, left, right);
    }

    private Reason NoDistance(QueryNode.Near near, IReadOnlyList<TermMatch> left, IReadOnlyList<TermMatch> right)
    {
        var shared = left.Select(place => BlockPlace.Of(text, place)).Intersect(right.Select(place => BlockPlace.Of(text, place))).ToHashSet();
        IReadOnlyList<TermMatch> places = shared.Count == 0
            ? [.. new[] { left[0], right[0] }.OrderBy(place => place.Start)]
            : [.. left.Concat(right).Where(place => shared.Contains(BlockPlace.Of(text, place))).Distinct().OrderBy(place => place.Start)];
        return shared.Count == 0
            ? new Reason(ReasonKind.OtherParagraph, $"{Sides(near)} stand in different paragraphs", places)
            : new Reason(ReasonKind.TooFarApart, $"{Sides(near)} stand in one paragraph, but nowhere within {Query.MostDistance} words as words of their own{(near.Ordered ? ", in this order" : "")}", places);
    }

    private static string Sides(QueryNode.Near near) => $"{Side(near.Left)} and {Side(near.Right)}";

    private static string Side(QueryNode side) => side is QueryNode.Leaf ? side.ToString() : $"({side})";

    // Of alternatives those that stand there; of a NEAR within a NEAR the whole stretch is meant, and not each of its terms.
    private static string Found(QueryNode.Near near, IReadOnlyList<TermMatch> places)
    {
        string[] terms = [.. places.Select(place => place.Term.Text).Distinct(StringComparer.Ordinal)];
        return near.Left is QueryNode.Near || near.Right is QueryNode.Near || terms.Length != 2 ? Sides(near) : ReasonWording.All(terms);
    }
}
