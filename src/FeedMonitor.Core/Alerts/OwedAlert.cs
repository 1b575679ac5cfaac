using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>A row of the outbox.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Hit">The hit that it tells of, or null if it tells of a feed or of several hits.</param>
/// <param name="Channel">The channel that is to tell it.</param>
/// <param name="Attempts">How many attempts have failed.</param>
/// <param name="NextAttemptAt">Not to be tried before this.</param>
/// <param name="LeasedUntil">A worker has it until then; one that dies lets this pass.</param>
/// <param name="LastError">What the last attempt met with, or null.</param>
public sealed record OwedAlert(
    AlertId Id, HitId? Hit, string Channel, int Attempts, DateTimeOffset NextAttemptAt, DateTimeOffset LeasedUntil, string? LastError)
{
    // More than a digest, quiet hours or a channel may ask for.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(8);

    // Far more than the clocks of two workers differ by.
    private static readonly TimeSpan LongestLease = TimeSpan.FromHours(2);

    /// <summary>The trouble of a feed that it tells of, or null.</summary>
    public FeedTrouble? Trouble { get; init; }

    /// <summary>Since when it is owed; null in a row of an earlier release.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Why it waits, or null. Such a row is in no channel's hands, whoever has leased it.</summary>
    public HeldAlert? Held { get; init; }

    /// <summary>Why it was put back without an attempt when somebody had it last, or null.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>When a person asked for it to be told now, or null. What holds alerts back does not hold this one; the next attempt that fails ends that.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The hits that it tells of together, or null.</summary>
    public OwedDigest? Digest { get; init; }

    /// <summary>Which of the channel's recipients have it already, as the channel said (<see cref="DeliveryOutcome.Partly"/>), or null if nobody has.</summary>
    public string? Reached { get; init; }

    /// <summary>Whether a worker may take it: it is due and in nobody's hands.</summary>
    /// <remarks>
    /// A time that lies further ahead than any that is ever given was written under a clock that ran ahead. It counts for nothing: else the
    /// alert would wait until that clock was right.
    /// </remarks>
    public bool IsFree(DateTimeOffset now) => !IsAhead(NextAttemptAt, now, LongestWait) && !IsInHand(now);

    /// <summary>Whether a worker has it, or had it when it died: until <see cref="LeasedUntil"/>, unless that was written under a clock that ran ahead.</summary>
    public bool IsInHand(DateTimeOffset now) => IsAhead(LeasedUntil, now, LongestLease);

    /// <summary>The same alert as a person wants it, after it was given up or while it waits: due at once and held by nothing.</summary>
    public OwedAlert Again(bool wasDead, DateTimeOffset now) =>
        this with { Attempts = wasDead ? 0 : Attempts, NextAttemptAt = now, LeasedUntil = DateTimeOffset.UnixEpoch, Held = null, WaitsFor = null, AskedAt = now };

    /// <summary>After an attempt that failed: in nobody's hands, and due at <paramref name="next"/>.</summary>
    public OwedAlert Failed(DateTimeOffset next, string error) =>
        this with { Attempts = Attempts + 1, NextAttemptAt = next, LeasedUntil = DateTimeOffset.UnixEpoch, LastError = error, WaitsFor = null, AskedAt = null };

    /// <summary>Put back without an attempt: in nobody's hands, and due at <paramref name="next"/>.</summary>
    public OwedAlert Postponed(DateTimeOffset next, string reason) => this with { NextAttemptAt = next, LeasedUntil = DateTimeOffset.UnixEpoch, WaitsFor = reason };

    /// <summary>Held: in nobody's hands, and looked at again at <paramref name="until"/>.</summary>
    public OwedAlert HeldBy(HeldAlert held, DateTimeOffset until) => this with { Held = held, NextAttemptAt = until, LeasedUntil = DateTimeOffset.UnixEpoch, WaitsFor = null };

    /// <summary>After it was given up.</summary>
    public OwedAlert GivenUp(string reason) => this with { Attempts = Attempts + 1, LastError = reason, WaitsFor = null, AskedAt = null };

    /// <summary>The row that a hit owes for one of its alerts, due since it is owed.</summary>
    public static OwedAlert Of(HitId hit, HitAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new OwedAlert(alert.Id, hit, alert.Channel, 0, alert.At, DateTimeOffset.UnixEpoch, null) { Since = alert.At };
    }

    /// <summary>The row of a digest, due at once.</summary>
    public static OwedAlert Of(AlertId id, OwedDigest digest, string channel, DateTimeOffset now) =>
        new(id, null, channel, 0, now, DateTimeOffset.UnixEpoch, null) { Digest = digest, Since = now };

    /// <summary>The row that a feed in trouble owes to a channel, due at once.</summary>
    public static OwedAlert Of(FeedTrouble trouble, string channel, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        return new OwedAlert(trouble.AlertOn(channel), null, channel, 0, now, DateTimeOffset.UnixEpoch, null) { Trouble = trouble, Since = now };
    }

    private static bool IsAhead(DateTimeOffset until, DateTimeOffset now, TimeSpan longest) => until > now && until - now <= longest;
}

/// <summary>An alert that is this worker's to deliver, with what it tells of.</summary>
/// <param name="Owed">The outbox row as it was claimed.</param>
/// <param name="Subject">The hit, the digest (without its hits), or the feed in trouble.</param>
/// <param name="Version">The store's version token of the row.</param>
public sealed record ClaimedAlert(OwedAlert Owed, AlertSubject Subject, string Version);
