namespace FeedMonitor.Alerts.Modes;

/// <summary>The outbox's side for alerts that wait and for the digests that they are gathered into.</summary>
public interface IDigestOutbox
{
    /// <summary>A claimed alert waits: its row is free and due at <paramref name="until"/>, no attempt is counted, and its hit says why.</summary>
    /// <returns>False if the lease was lost meanwhile; nothing was written then.</returns>
    Task<bool> HoldAsync(ClaimedAlert alert, HeldAlert held, DateTimeOffset until, string reason, CancellationToken cancel);

    /// <summary>Makes alerts that wait due at <paramref name="at"/>. They stay held until they are told; one that does not wait any more stays as it is.</summary>
    Task FreeAsync(IReadOnlySet<AlertId> alerts, DateTimeOffset at, CancellationToken cancel);

    /// <summary>A claimed alert waits no more: from here it is its channel's, and no digest takes it.</summary>
    /// <returns>The claim with its new version, or null if the alert was lost to a digest or to another worker.</returns>
    Task<ClaimedAlert?> ReleaseAsync(ClaimedAlert alert, CancellationToken cancel);

    /// <summary>
    /// Takes the members of a digest that still wait out of the outbox, each in one transaction with its hit, which says from then on in which
    /// digest it goes. Whoever has leased one loses it. Those that do not wait any more stay where they are.
    /// </summary>
    Task TakeMembersAsync(OwedAlert digest, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Writes in the hits of members what has become of them.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="members">Some of its members.</param>
    /// <param name="state">Their state.</param>
    /// <param name="at">Since when.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="cancel">Stops it; what was written stays, and writing it again does no harm.</param>
    Task MarkMembersAsync(OwedAlert digest, IReadOnlyList<DigestMember> members, AlertState state, DateTimeOffset at, string? reason, CancellationToken cancel);

    /// <summary>Saves a claimed digest as it is now.</summary>
    /// <returns>The claim with its new version, or null if the lease was lost.</returns>
    Task<ClaimedAlert?> SaveDigestAsync(ClaimedAlert claimed, OwedDigest next, CancellationToken cancel);
}
