using FeedMonitor.Watchlists.Explaining;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Why a watchlist hits an item, or why not, as it stands now.</summary>
/// <param name="Hit">Whether it hits.</param>
/// <param name="Parts">Everything that it asks for, with the places by which it holds or the reasons why it does not.</param>
internal sealed record ExplanationView(bool Hit, IReadOnlyList<ExplainedPartMessage> Parts)
{
    public static ExplanationView Of(Explanation explanation) => new(explanation.IsHit, [.. explanation.Parts.Select(ExplainedPartMessage.Of)]);
}
