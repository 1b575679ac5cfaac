namespace FeedMonitor.Alerts;

/// <summary>An alert as a channel gets it.</summary>
/// <param name="Id">The same on every attempt, so that the receiver can tell a repetition.</param>
/// <param name="Subject">What it tells of.</param>
public sealed record Alert(AlertId Id, AlertSubject Subject)
{
    /// <summary>What the channel said in <see cref="DeliveryOutcome.Partly"/> at the attempt before: who has the alert already and must not get it again; or null.</summary>
    public string? Reached { get; init; }
}
