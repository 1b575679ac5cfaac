using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Explains the scope of a watchlist: the feeds and the languages of the items that it looks at.</summary>
internal static class ScopeParts
{
    /// <summary>The parts: none of a watchlist that looks at everything.</summary>
    public static IEnumerable<ExplainedPart> Of(WatchlistScope scope, CleanText text, ItemOrigin origin)
    {
        if (scope.Feeds.Count + scope.Groups.Count > 0)
        {
            yield return Part(PartKind.Feeds, Names(scope), Probe.IsIn(scope with { Languages = [] }, text, origin), () => new Reason(
                ReasonKind.OtherFeed, $"it looks at items of {Names(scope)} only, and this one comes from {Source(origin.Feed)}", []));
        }

        if (scope.Languages.Count > 0)
        {
            yield return Part(PartKind.Languages, string.Join(", ", scope.Languages), Probe.IsIn(WatchlistScope.Everything with { Languages = scope.Languages }, text, origin), () => new Reason(
                ReasonKind.OtherLanguage, $"it looks at items in the language {string.Join(" or ", scope.Languages)} only, and this one is in {new ScopeCheck(text, origin).Language}", []));
        }
    }

    private static ExplainedPart Part(PartKind kind, string asks, bool holds, Func<Reason> why) =>
        holds ? ExplainedPart.Held(kind, asks, []) : ExplainedPart.Failed(kind, asks, [why()]);

    private static string Names(WatchlistScope scope) => string.Join(" or ",
        scope.Feeds.Select(feed => $"the feed \"{feed}\"").Concat(scope.Groups.Select(group => $"the group \"{group}\"")));

    private static string Source(Feed? feed) => feed is null || feed == UnlistedFeed.Feed
        ? "no feed that is listed"
        : $"the feed \"{feed.Title}\"{(feed.Groups.Count > 0 ? $" in \"{string.Join(" / ", feed.Groups)}\"" : "")}";
}
