using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>An alert with what it tells of, for people to look at.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it is dead or suppressed, or what the last attempt met with; or null.</param>
/// <param name="Hit">The hit that it tells of, or null.</param>
/// <param name="Trouble">The feed in trouble that it tells of, or null.</param>
public sealed record ListedAlert(AlertId Id, string Channel, AlertState State, string? Reason, Hit? Hit, FeedTrouble? Trouble)
{
    /// <summary>The digest that it is, with the watchlist and the hits that it tells of together; or null.</summary>
    public OwedDigest? Digest { get; init; }

    /// <summary>Since when it is owed, or when it was settled; null if that is not known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How many attempts have failed; 0 for what is settled.</summary>
    public int Attempts { get; init; }

    /// <summary>When an owed alert is tried next, or null.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}
