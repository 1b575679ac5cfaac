using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

/// <summary>What a poll of one feed found, before any of it is written.</summary>
/// <param name="Record">The feed as it was read.</param>
/// <param name="Next">The state that it is to have.</param>
/// <param name="End">How the poll ended.</param>
public sealed record PolledFeed(FeedRecord Record, FeedState Next, PollEnd End)
{
    /// <summary>How many items were new.</summary>
    public int NewItems { get; init; }

    /// <summary>The hits of new items.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>The hits of edited items: of those some may be stored already, with fewer terms.</summary>
    public IReadOnlyList<Hit> Edits { get; init; } = [];

    /// <summary>The new items, cleaned, and those edits that were matched, for the history; null if there are none.</summary>
    public PackedItems? Kept { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The trouble that the feed has come into and nobody was told of yet, or null.</summary>
    public FeedTrouble? Trouble { get; init; }

    /// <summary>Whether it failed for want of an answer, which may be our own network's fault.</summary>
    public bool HadNoAnswer { get; init; }
}
