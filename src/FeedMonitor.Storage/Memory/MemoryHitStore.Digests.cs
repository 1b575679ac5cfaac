using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Memory;

/// <summary>Alerts that wait, and digests, under the same lock.</summary>
internal sealed partial class MemoryHitStore : IDigestOutbox
{
    public Task<bool> HoldAsync(ClaimedAlert alert, HeldAlert held, DateTimeOffset until, string reason, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Owed, held.Since, reason), () => owed[alert.Owed.Id] = (
            alert.Owed.HeldBy(held, until), ++version));

    public Task FreeAsync(IReadOnlySet<AlertId> alerts, DateTimeOffset at, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var id in alerts)
            {
                if (owed.TryGetValue(id, out var row) && row.Alert.Held is not null && row.Alert.NextAttemptAt > at)
                {
                    owed[id] = (row.Alert with { NextAttemptAt = at }, ++version);
                }
            }

            return Task.CompletedTask;
        }
    }

    public Task<ClaimedAlert?> ReleaseAsync(ClaimedAlert alert, CancellationToken cancel) => Save(alert, alert.Owed with { Held = null });

    public Task<ClaimedAlert?> SaveDigestAsync(ClaimedAlert claimed, OwedDigest next, CancellationToken cancel) => Save(claimed, claimed.Owed with { Digest = next });

    public Task TakeMembersAsync(OwedAlert digest, DateTimeOffset at, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var member in digest.Digest!.Members)
            {
                if (owed.TryGetValue(member.Alert, out var row) && row.Alert.Held is not null)
                {
                    owed.Remove(member.Alert);
                    Say(digest, member, AlertState.Gathered, at, reason: null);
                }
            }

            return Task.CompletedTask;
        }
    }

    public Task MarkMembersAsync(OwedAlert digest, IReadOnlyList<DigestMember> members, AlertState state, DateTimeOffset at, string? reason, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var member in members)
            {
                Say(digest, member, state, at, reason);
            }

            return Task.CompletedTask;
        }
    }

    private Task<ClaimedAlert?> Save(ClaimedAlert alert, OwedAlert next)
    {
        lock (gate)
        {
            if (!owed.TryGetValue(alert.Owed.Id, out var row) || row.Version.ToString(CultureInfo.InvariantCulture) != alert.Version)
            {
                return Task.FromResult<ClaimedAlert?>(null);
            }

            owed[alert.Owed.Id] = (next, ++version);
            return Task.FromResult<ClaimedAlert?>(alert with { Owed = next, Version = version.ToString(CultureInfo.InvariantCulture) });
        }
    }

    private void Say(OwedAlert digest, DigestMember member, AlertState state, DateTimeOffset at, string? reason)
    {
        var said = new HitAlert(member.Alert, digest.Channel, state, at, reason) { Digest = digest.Id, Told = member.Told };
        hits[member.Hit] = hits[member.Hit] with { Alerts = [.. hits[member.Hit].Alerts.Select(other => other.Id == said.Id ? said : other)] };
    }
}
