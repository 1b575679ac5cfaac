using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>How far a digest is.</summary>
public enum DigestPhase
{
    /// <summary>Its members are being taken out of the outbox; some may have been told otherwise meanwhile.</summary>
    Gathering,

    /// <summary>Its members are in it and nowhere else.</summary>
    Ready,

    /// <summary>The channel took it; its members have yet to say so.</summary>
    Told,
}

/// <summary>A member of a digest.</summary>
/// <param name="Alert">The alert that it would have been.</param>
/// <param name="Hit">What it tells of.</param>
/// <param name="FoundAt">When the hit was found, which is its place in the list of hits.</param>
public sealed record DigestMember(AlertId Alert, HitId Hit, DateTimeOffset FoundAt)
{
    /// <summary>What the digest told of it, once a channel took that: <see cref="ToldTerms.None"/> if it was only counted; null before, and if an earlier release told it.</summary>
    public ToldTerms? Told { get; init; }

    /// <summary>Whether the digest tells of it, or was given up with it. One that is listed only may have been told otherwise.</summary>
    public bool IsIn(AlertId digest, Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Alerts.Any(alert => alert.Id == Alert && alert.Digest == digest && alert.State is AlertState.Gathered or AlertState.Dead);
    }
}

/// <summary>A digest as its outbox row has it.</summary>
/// <param name="Watchlist">The watchlist of all members.</param>
/// <param name="WatchlistName">What people call it.</param>
/// <param name="Reason">Why they waited.</param>
/// <param name="From">When the first of them was owed.</param>
/// <param name="Until">When they were gathered.</param>
/// <param name="Members">The members, oldest first, 1 to <see cref="DigestGathering.MostMembers"/>.</param>
/// <param name="Phase">How far it is.</param>
public sealed record OwedDigest(
    WatchlistId Watchlist, string WatchlistName, DigestReason Reason, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<DigestMember> Members, DigestPhase Phase)
{
    /// <summary>The digest as its channel took it.</summary>
    /// <param name="named">The hits that the message names. Of the others the reader was told the number only.</param>
    public OwedDigest ToldWith(IEnumerable<Hit> named)
    {
        var told = named.DistinctBy(hit => hit.Id).ToDictionary(hit => hit.Id, ToldTerms.Of);
        return this with { Phase = DigestPhase.Told, Members = [.. Members.Select(member => member with { Told = told.GetValueOrDefault(member.Hit, ToldTerms.None) })] };
    }

    /// <summary>The digest as a channel gets it.</summary>
    /// <param name="hits">The hits that are shown.</param>
    public AlertDigest With(IReadOnlyList<Hit> hits) => new(Watchlist, WatchlistName, Reason, From, Until, hits, Members.Count);
}
