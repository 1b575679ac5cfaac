using FeedMonitor.Alerts;
using FeedMonitor.Cli.Commands.Watchlists;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists.Explaining;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary>An explanation for programs.</summary>
internal static class ExplanationJson
{
    // Where the watchlist comes from if no file has it.
    private const string Storage = "storage";

    /// <summary>One line.</summary>
    public static string Of(Explanation explanation, ExplainedItem item, NamedWatchlist watchlist) => OutputFormat.Line(
        new Explained(
            explanation.IsHit,
            new ExplainedWatchlistPart(explanation.Watchlist.Id.Value, explanation.Watchlist.Name, watchlist.From ?? Storage),
            PartOf(item),
            [.. explanation.Places.Select(PlaceMessage.Of)],
            [.. explanation.Parts.Select(ExplainedPartMessage.Of)],
            item.Stored is { } stored ? new StoredHitPart(stored.Id.Value, stored.FoundAt, stored.Terms, [.. stored.Alerts.Select(PartOf)], item.Story is { } story ? PartOf(story) : null) : null),
        ToolJson.Plain.Explained);

    private static StoredAlertPart PartOf(HitAlert alert) => new(alert.Id.Value, alert.Channel, AlertStateName.Of(alert.State), alert.At, alert.Reason);

    private static StoryPart PartOf(ExplainedStory story) =>
        new(story.Story.Id.Value, story.Like.Item.Value, story.Like.Source.Title, story.Like.Source.FeedTitle, story.Like.FoundAt, story.Because);

    private static ExplainedItemPart PartOf(ExplainedItem item) => new(
        item.Kept is null ? item.Name : null, item.Kept?.Id.Value, item.Text.Title, item.Kept?.Link, item.FeedTitle, item.Kept?.Published, item.Kept?.FirstSeen, item.Origin.Language);

    internal sealed record Explained(bool Hit, ExplainedWatchlistPart Watchlist, ExplainedItemPart Item, IReadOnlyList<PlaceMessage> Evidence, IReadOnlyList<ExplainedPartMessage> Parts, StoredHitPart? StoredHit);

    internal sealed record ExplainedWatchlistPart(string Id, string Name, string From);

    internal sealed record ExplainedItemPart(string? File, string? Id, string Title, string? Link, string? Feed, DateTimeOffset? Published, DateTimeOffset? FirstSeen, string? Language);

    internal sealed record StoredHitPart(string Id, DateTimeOffset FoundAt, IReadOnlyList<string> Terms, IReadOnlyList<StoredAlertPart> Alerts, StoryPart? Story);

    internal sealed record StoredAlertPart(string Id, string Channel, string State, DateTimeOffset At, string? Reason);

    internal sealed record StoryPart(string Id, string Like, string LikeTitle, string LikeFeed, DateTimeOffset LikeFoundAt, IReadOnlyList<string> Because);
}
