using FeedMonitor.Alerts;
using FeedMonitor.Web.Api.Hits;

namespace FeedMonitor.Web.Api.Alerts;

/// <summary>An alert as the API shows it.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it is dead, suppressed or waits, or what the last attempt met with; or null.</param>
/// <param name="At">Since when it is owed, or when it was settled; null if that is not known.</param>
/// <param name="Attempts">How many attempts have failed.</param>
/// <param name="NextAttemptAt">When an owed one is tried next, or null.</param>
/// <param name="Hit">The hit that it tells of, or null.</param>
/// <param name="Trouble">The feed in trouble that it tells of, or null.</param>
/// <param name="Digest">The hits of one watchlist that it tells of together, or null.</param>
internal sealed record AlertView(
    string Id, string Channel, string State, string? Reason, DateTimeOffset? At, int Attempts, DateTimeOffset? NextAttemptAt, AlertHitPart? Hit, AlertTroublePart? Trouble,
    AlertDigestPart? Digest)
{
    public static AlertView Of(ListedAlert alert) => new(
        alert.Id.Value,
        alert.Channel,
        AlertStateName.Of(alert.State),
        alert.Reason,
        alert.At?.ToUniversalTime(),
        alert.Attempts,
        alert.NextAttemptAt?.ToUniversalTime(),
        alert.Hit is { } hit ? new AlertHitPart(hit.Id.Value, hit.Title, hit.Link, new WatchlistPart(hit.Watchlist.Value, hit.WatchlistName), hit.FeedTitle) : null,
        alert.Trouble is { } trouble ? new AlertTroublePart(trouble.Feed.Value, trouble.FeedTitle, trouble.Kind.ToString().ToLowerInvariant(), trouble.Detail) : null,
        alert.Digest is { } digest ? new AlertDigestPart(new WatchlistPart(digest.Watchlist.Value, digest.WatchlistName), digest.Members.Count) : null);
}

internal sealed record AlertHitPart(string Id, string Title, string? Link, WatchlistPart Watchlist, string FeedTitle);

internal sealed record AlertDigestPart(WatchlistPart Watchlist, int Hits);

internal sealed record AlertTroublePart(string FeedId, string FeedTitle, string Kind, string Detail);
