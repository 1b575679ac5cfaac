using FeedMonitor.Feeds;
using FeedMonitor.Hits;

namespace FeedMonitor.Pipeline;

/// <summary>How a poll ended.</summary>
public enum PollEnd
{
    /// <summary>The feed is not listed any more, or was polled by another worker meanwhile.</summary>
    Skipped,

    /// <summary>The feed has not changed.</summary>
    NotModified,

    /// <summary>The feed was read.</summary>
    Read,

    /// <summary>The feed could not be fetched or read; it will be tried again.</summary>
    Failed,
}

/// <summary>The report of one feed's poll.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="End">How it ended.</param>
/// <param name="Title">What people call the feed.</param>
/// <param name="NewItems">How many items were new.</param>
/// <param name="Hits">The hits of the new items, as they are stored.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record PollReport(FeedId Feed, PollEnd End, string Title = "", int NewItems = 0, IReadOnlyList<RecordedHit>? Hits = null, string? Error = null);
