using FeedMonitor.Feeds;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>A hit as it is stored now.</summary>
/// <param name="Hit">What is stored: of a hit that was there before, the earlier one with the state of its alerts.</param>
/// <param name="IsNew">Whether this call stored it. For counts and prints only: whether an alert is owed is told by its state.</param>
public sealed record RecordedHit(Hit Hit, bool IsNew);

/// <summary>What of each hit is read.</summary>
public enum HitParts
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>Which story it tells, and where that can be read: it comes without proofs and alerts.</summary>
    Telling,
}

/// <summary>Which hits to list.</summary>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
/// <param name="Watchlist">Only of this watchlist, or null.</param>
/// <param name="Feed">Only of this feed, or null.</param>
/// <param name="Cursor">Where the page before ended (<see cref="HitPage.Next"/>), or null for the newest.</param>
public sealed record HitQuery(int Limit = 50, WatchlistId? Watchlist = null, FeedId? Feed = null, HitCursor? Cursor = null)
{
    /// <summary>Only those found at this time or later, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those found before this time, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What of each is read. A text is looked for in all of it only.</summary>
    public HitParts Parts { get; init; }

    /// <summary>The places between which the hits stand, both of them left out: texts in the order of <see cref="HitCursor"/>; the second is null if there is no end.</summary>
    public (string After, string? Before) Range
    {
        get
        {
            var (after, until) = (Cursor?.Value ?? "", Until is { } end ? HitCursor.AfterAllSince(end) : "");
            return (string.CompareOrdinal(after, until) > 0 ? after : until, From is { } from ? HitCursor.AfterAllSince(from) : null);
        }
    }

    /// <summary>Only those in which this stands, or null. A page may then hold fewer hits than <see cref="Limit"/>, or none, and have a next one all the same.</summary>
    public HitText? Text { get; init; }
}

/// <summary>Some hits, newest first.</summary>
/// <param name="Hits">The hits.</param>
/// <param name="Next">The cursor for what follows, or null if nothing does.</param>
public sealed record HitPage(IReadOnlyList<Hit> Hits, HitCursor? Next);

/// <summary>Keeps the hits, each in one transaction with the alerts that it owes.</summary>
public interface IHitStore
{
    /// <summary>Stores hits with their owed alerts. A hit that is stored already stays as it is.</summary>
    /// <returns>One entry a hit, in order.</returns>
    Task<IReadOnlyList<RecordedHit>> RecordAsync(IReadOnlyList<Hit> hits, CancellationToken cancel);

    /// <summary>
    /// Adds to a stored hit what an edited item shows: evidence and terms that it did not have, and the alerts that they owe.
    /// </summary>
    /// <param name="amended">The hit as it is to stand, with all its alerts, of which the new ones are owed.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The hit as it is stored: where another worker amended it alike, with the alerts in their present state.</returns>
    Task<Hit> AmendAsync(Hit amended, CancellationToken cancel);

    /// <summary>The hit, or null.</summary>
    Task<Hit?> FindAsync(HitId id, CancellationToken cancel);

    /// <summary>A page of hits, newest first.</summary>
    Task<HitPage> ListAsync(HitQuery query, CancellationToken cancel);
}
