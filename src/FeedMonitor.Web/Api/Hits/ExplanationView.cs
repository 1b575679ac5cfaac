using System.Text.Json;
using FeedMonitor.Cleaning;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Explaining;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Why a watchlist hits an item, or why not, as it stands now.</summary>
/// <param name="Hit">Whether it hits.</param>
/// <param name="Parts">Everything that it asks for, with the places by which it holds or the reasons why it does not.</param>
internal sealed record ExplanationView(bool Hit, IReadOnlyList<ExplainedPartView> Parts)
{
    public static ExplanationView Of(Explanation explanation) => new(explanation.IsHit, [.. explanation.Parts.Select(ExplainedPartView.Of)]);

    /// <summary>A name in the API of what an enumeration names.</summary>
    public static string Name<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}

internal sealed record ExplainedPartView(string Part, string Asks, bool Holds, IReadOnlyList<PlaceView> Evidence, IReadOnlyList<ReasonView> Reasons)
{
    public static ExplainedPartView Of(ExplainedPart part) => new(
        ExplanationView.Name(part.Kind), part.Asks, part.Holds, [.. part.Places.Select(PlaceView.Of)], [.. part.Reasons.Select(reason => new ReasonView(ExplanationView.Name(reason.Kind), reason.Text, [.. reason.Places.Select(PlaceView.Of)]))]);
}

internal sealed record ReasonView(string Kind, string Text, IReadOnlyList<PlaceView> Places);

internal sealed record PlaceView(string Term, string? Reference, string Clause, string Zone, int Start, int Length, string Text)
{
    public static PlaceView Of(TermMatch place) => new(place.Term.Text, place.Term.Reference, place.Clause, place.Zone.Name(), place.Start, place.Length, place.Sentence);
}
