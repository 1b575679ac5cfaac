using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Memory;

/// <summary>Hits and their outbox under one lock, which is what a transaction is elsewhere.</summary>
internal sealed partial class MemoryHitStore : IHitStore, IAlertOutbox
{
    private readonly Lock gate = new();
    private readonly Dictionary<HitId, Hit> hits = [];
    private readonly SortedList<string, HitId> newest = new(StringComparer.Ordinal);
    private readonly Dictionary<AlertId, (OwedAlert Alert, long Version)> owed = [];
    private readonly Dictionary<AlertId, OwedAlert> dead = [];
    private readonly Dictionary<AlertId, DateTimeOffset?> owedOnce = [];
    private readonly List<SettledTrouble> settledTroubles = [];
    private long version;

    public Task<IReadOnlyList<RecordedHit>> RecordAsync(IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<RecordedHit>>([.. hits.Select(Record)]);
        }
    }

    public Task<Hit> AmendAsync(Hit amended, CancellationToken cancel)
    {
        lock (gate)
        {
            var stored = hits[amended.Id];
            var known = stored.Alerts.ToDictionary(alert => alert.Id);
            var merged = amended with { Alerts = [.. amended.Alerts.Select(alert => known.GetValueOrDefault(alert.Id, alert))] };
            hits[amended.Id] = merged;
            foreach (var alert in merged.Alerts.Where(alert => alert.State == AlertState.Owed && !known.ContainsKey(alert.Id)))
            {
                Owe(merged.Id, alert);
            }

            return Task.FromResult(merged);
        }
    }

    public Task<Hit?> FindAsync(HitId id, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(hits.GetValueOrDefault(id));
        }
    }

    public Task<HitPage> ListAsync(HitQuery query, CancellationToken cancel)
    {
        lock (gate)
        {
            var (after, before) = query.Range;
            var page = newest.Where(pair => string.CompareOrdinal(pair.Key, after) > 0 && (before is null || string.CompareOrdinal(pair.Key, before) < 0))
                .Select(pair => (pair.Key, Hit: hits[pair.Value]))
                .Where(pair => (query.Watchlist is null || pair.Hit.Watchlist == query.Watchlist) && (query.Feed is null || pair.Hit.Feed == query.Feed) && query.Text?.StandsIn(pair.Hit) != false)
                .Take(query.Limit + 1)
                .ToArray();
            Hit[] shown = [.. page.Take(query.Limit).Select(pair => query.Parts == HitParts.All ? pair.Hit : pair.Hit with { Evidence = [], Alerts = [] })];
            return Task.FromResult(new HitPage(shown, page.Length > query.Limit ? HitCursor.Of(shown[^1].Id, shown[^1].FoundAt) : null));
        }
    }

    public Task OweAsync(IReadOnlyList<OwedAlert> alerts, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var alert in alerts.Where(alert => owedOnce.TryAdd(alert.Id, alert.Since)))
            {
                owed.Add(alert.Id, (alert, ++version));
            }

            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<OwedAlert>> ListOwedAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<OwedAlert>>([.. owed.Values.Select(row => row.Alert)]);
        }
    }

    public Task<OwedAlert?> FindOwedAsync(AlertId id, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(owed.TryGetValue(id, out var row) ? row.Alert : null);
        }
    }

    public Task<ClaimedAlert?> ClaimAsync(AlertId id, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        lock (gate)
        {
            if (!owed.TryGetValue(id, out var row) || !row.Alert.IsFree(now))
            {
                return Task.FromResult<ClaimedAlert?>(null);
            }

            row = (row.Alert with { LeasedUntil = until }, ++version);
            owed[id] = row;
            return Task.FromResult<ClaimedAlert?>(new ClaimedAlert(row.Alert, SubjectOf(row.Alert), row.Version.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public Task<ClaimedAlert?> RenewAsync(ClaimedAlert alert, DateTimeOffset until, CancellationToken cancel)
    {
        lock (gate)
        {
            if (!owed.TryGetValue(alert.Owed.Id, out var row) || row.Version.ToString(CultureInfo.InvariantCulture) != alert.Version)
            {
                return Task.FromResult<ClaimedAlert?>(null);
            }

            row = (row.Alert with { LeasedUntil = until }, ++version);
            owed[alert.Owed.Id] = row;
            return Task.FromResult<ClaimedAlert?>(alert with { Owed = alert.Owed with { LeasedUntil = until }, Version = row.Version.ToString(CultureInfo.InvariantCulture) });
        }
    }

    public Task<bool> MarkSentAsync(ClaimedAlert alert, DateTimeOffset at, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Sent, at) { Told = ToldTerms.Of(alert) }, () => owed.Remove(alert.Owed.Id));

    public Task<bool> MarkSuppressedAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Suppressed, at, reason), () => owed.Remove(alert.Owed.Id));

    public Task<bool> MarkFailedAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string error, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Owed, at, error), () => owed[alert.Owed.Id] = (
            alert.Owed.Failed(nextAttemptAt, error), ++version));

    public Task<bool> PostponeAsync(ClaimedAlert alert, DateTimeOffset at, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Owed, at, reason), () => owed[alert.Owed.Id] = (
            alert.Owed.Postponed(nextAttemptAt, reason), ++version));

    public Task<bool> MarkDeadAsync(ClaimedAlert alert, DateTimeOffset at, string reason, CancellationToken cancel) =>
        SettleAsync(alert, new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Dead, at, reason), () =>
        {
            owed.Remove(alert.Owed.Id);
            dead[alert.Owed.Id] = alert.Owed.GivenUp(reason);
        });

    public Task<OutboxSummary> SummarizeAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(OutboxSummary.Of(
            [
                .. owed.Values.Select(row => new OutboxRow(row.Alert.Channel, IsDead: false, row.Alert.Held is not null, row.Alert.Since)),
                .. dead.Values.Select(row => new OutboxRow(row.Channel, IsDead: true, IsHeld: false, row.Since)),
            ]));
        }
    }

    private AlertSubject SubjectOf(OwedAlert alert) => alert.Digest is { } digest ? new AlertSubject.OfDigest(digest.With([])) : alert.Hit is { } hit ? new AlertSubject.OfHit(hits[hit]) : new AlertSubject.OfFeed(alert.Trouble!);

    private void Owe(HitId hit, HitAlert alert) =>
        owed.Add(alert.Id, (OwedAlert.Of(hit, alert), ++version));

    private RecordedHit Record(Hit hit)
    {
        if (hits.TryGetValue(hit.Id, out var stored))
        {
            return new RecordedHit(stored, IsNew: false);
        }

        hits.Add(hit.Id, hit);
        newest.Add(HitCursor.Of(hit.Id, hit.FoundAt).Value, hit.Id);
        foreach (var alert in hit.Alerts.Where(alert => alert.State == AlertState.Owed))
        {
            Owe(hit.Id, alert);
        }

        return new RecordedHit(hit, IsNew: true);
    }

    private Task<bool> SettleAsync(ClaimedAlert alert, HitAlert state, Action change)
    {
        lock (gate)
        {
            var isOurs = owed.TryGetValue(alert.Owed.Id, out var row) && row.Version.ToString(CultureInfo.InvariantCulture) == alert.Version;
            if (isOurs)
            {
                change();
                Tell(alert.Owed, state);
            }

            return Task.FromResult(isOurs);
        }
    }

    private void Tell(OwedAlert alert, HitAlert state)
    {
        if (SettledTrouble.Of(alert, state) is { } settled)
        {
            settledTroubles.Add(settled);
        }

        if (alert.Hit is { } id)
        {
            hits[id] = hits[id] with { Alerts = [.. hits[id].Alerts.Select(other => other.Id == state.Id ? state : other)] };
        }
    }
}
