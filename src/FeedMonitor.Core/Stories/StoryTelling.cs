using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Stories;

/// <summary>A hit as one that tells a story.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="Watchlist">Its watchlist.</param>
/// <param name="Item">Its item.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Source">Where it can be read.</param>
public sealed record StoryTelling(HitId Hit, WatchlistId Watchlist, ItemId Item, DateTimeOffset FoundAt, StorySource Source)
{
    /// <summary>That of a hit.</summary>
    public static StoryTelling Of(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new StoryTelling(hit.Id, hit.Watchlist, hit.Item, hit.FoundAt, new StorySource(hit.Title, hit.FeedTitle, hit.Link, hit.Published));
    }

    /// <summary>Whether it comes before another one: by the time, then by the id. All workers agree on this order.</summary>
    public bool IsBefore(StoryTelling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (FoundAt, Hit.Value).CompareTo((other.FoundAt, other.Hit.Value)) < 0;
    }
}
