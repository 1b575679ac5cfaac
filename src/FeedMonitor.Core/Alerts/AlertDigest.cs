using FeedMonitor.Hits;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts;

/// <summary>Why hits are told together and not one by one.</summary>
public enum DigestReason
{
    /// <summary>The watchlist is told of by the hour or by the day.</summary>
    Schedule,

    /// <summary>They came in quiet hours.</summary>
    QuietHours,

    /// <summary>There were more than the watchlist may tell of in an hour.</summary>
    TooMany,

    /// <summary>They came too soon after the watchlist's last alert.</summary>
    Cooldown,
}

/// <summary>Hits of one watchlist that one channel tells of in one message.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="WatchlistName">What people call it.</param>
/// <param name="Reason">Why they were held back.</param>
/// <param name="From">When the first of them was owed.</param>
/// <param name="Until">When they were gathered.</param>
/// <param name="Hits">The hits, oldest first; of very many the first ones only.</param>
/// <param name="Total">How many hits there are in all.</param>
public sealed record AlertDigest(
    WatchlistId Watchlist, string WatchlistName, DigestReason Reason, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Hit> Hits, int Total)
{
    /// <summary>The stories of the hits, as far as they are known.</summary>
    public IReadOnlyDictionary<HitId, HitStory> Stories { get; init; } = new Dictionary<HitId, HitStory>();

    /// <summary>A hit with its story, as if it were told by itself.</summary>
    public AlertSubject.OfHit SubjectOf(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Stories.TryGetValue(hit.Id, out var story) ? new AlertSubject.OfHit(hit) { Story = story.Id, OtherSources = story.SourcesBeside(hit.Item) } : new AlertSubject.OfHit(hit);
    }
}
