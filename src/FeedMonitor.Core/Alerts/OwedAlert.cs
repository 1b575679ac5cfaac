using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>A row of the outbox.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Hit">The hit that it tells of.</param>
/// <param name="Channel">The channel that is to tell it.</param>
/// <param name="Attempts">How many attempts have failed.</param>
/// <param name="NextAttemptAt">Not to be tried before this.</param>
/// <param name="LeasedUntil">A worker has it until then; one that dies lets this pass.</param>
/// <param name="LastError">What the last attempt met with, or null.</param>
public sealed record OwedAlert(
    AlertId Id, HitId Hit, string Channel, int Attempts, DateTimeOffset NextAttemptAt, DateTimeOffset LeasedUntil, string? LastError);

/// <summary>An alert that is this worker's to deliver, with the hit that it tells of.</summary>
/// <param name="Owed">The outbox row as it was claimed.</param>
/// <param name="Hit">The hit.</param>
/// <param name="Version">The store's version token of the row.</param>
public sealed record ClaimedAlert(OwedAlert Owed, Hit Hit, string Version);

/// <summary>How many alerts are where.</summary>
/// <param name="Owed">To be delivered.</param>
/// <param name="Dead">Given up.</param>
public sealed record OutboxCounts(int Owed, int Dead);
