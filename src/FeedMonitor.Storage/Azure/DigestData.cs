using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>A digest as JSON in its outbox row; a thousand members take 150,000 characters, what it told of a hundred of them at most 250,000 more: a row holds 500,000.</summary>
internal sealed record DigestData(
    string Watchlist, string WatchlistName, string Reason, DateTimeOffset From, DateTimeOffset Until, string Phase, IReadOnlyList<DigestData.MemberData> Members)
{
    public static DigestData Of(OwedDigest digest) => new(
        digest.Watchlist.Value, digest.WatchlistName, digest.Reason.ToString(), digest.From, digest.Until, digest.Phase.ToString(),
        [.. digest.Members.Select(member => new MemberData(member.Alert.Value, member.Hit.Value, member.FoundAt, member.Told?.Value))]);

    public OwedDigest ToDigest() => new(
        WatchlistId.Parse(Watchlist), WatchlistName, Enum.Parse<DigestReason>(Reason), From, Until,
        [.. Members.Select(member => new DigestMember(new AlertId(member.Alert), new HitId(member.Hit), member.FoundAt) { Told = ToldTerms.TryParse(member.Told) })], Enum.Parse<DigestPhase>(Phase));

    internal sealed record MemberData(string Alert, string Hit, DateTimeOffset FoundAt, string? Told = null);
}
