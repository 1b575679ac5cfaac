namespace FeedMonitor.Feeds;

/// <summary>What fetching the pages of a feed's articles has come to.</summary>
public sealed record FullTextState
{
    /// <summary>Nothing was fetched yet.</summary>
    public static FullTextState None { get; } = new();

    /// <summary>When a page was last fetched and read, or null.</summary>
    public DateTimeOffset? LastFetchedAt { get; init; }

    /// <summary>How many pages in a row added nothing to what the feed gives.</summary>
    public int AddedNothing { get; init; }

    /// <summary>How many pages in a row could not be fetched.</summary>
    public int Failures { get; init; }

    /// <summary>Why the last item is known by its summary only, in one line; null if its page was read.</summary>
    public string? LastError { get; init; }

    /// <summary>No page is fetched before this; or null.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}
