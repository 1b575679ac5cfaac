using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Memory;

/// <summary>What a person does with alerts that are owed or dead.</summary>
internal sealed partial class MemoryHitStore
{
    public Task<IReadOnlyList<OwedAlert>> ListDeadAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<OwedAlert>>([.. dead.Values]);
        }
    }

    public Task<IReadOnlyList<SettledTrouble>> ListSettledTroublesAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<SettledTrouble>>([.. settledTroubles]);
        }
    }

    public Task PruneSettledTroublesAsync(DateTimeOffset before, CancellationToken cancel)
    {
        lock (gate)
        {
            settledTroubles.RemoveAll(settled => settled.Outcome.At < before);
            return Task.CompletedTask;
        }
    }

    public Task PruneOwedOnceAsync(DateTimeOffset before, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var old in owedOnce.Where(once => once.Value < before && !owed.ContainsKey(once.Key) && !dead.ContainsKey(once.Key)).Select(once => once.Key).ToArray())
            {
                owedOnce.Remove(old);
            }

            return Task.CompletedTask;
        }
    }

    public Task<HandledAlert> RetryAsync(AlertId id, DateTimeOffset now, CancellationToken cancel) => HandleAsync(id, now, (alert, wasDead) =>
    {
        owed[id] = (alert.Again(wasDead, now), ++version);
        return new HitAlert(id, alert.Channel, AlertState.Owed, now, alert.LastError);
    });

    public Task<HandledAlert> DropAsync(AlertId id, DateTimeOffset now, string reason, CancellationToken cancel) =>
        HandleAsync(id, now, (alert, _) => new HitAlert(id, alert.Channel, AlertState.Suppressed, now, reason));

    private Task<HandledAlert> HandleAsync(AlertId id, DateTimeOffset now, Func<OwedAlert, bool, HitAlert> change)
    {
        lock (gate)
        {
            var isOwed = owed.TryGetValue(id, out var row);
            if (isOwed && row.Alert.IsInHand(now))
            {
                return Task.FromResult(HandledAlert.InHand);
            }

            var alert = isOwed ? row.Alert : dead.GetValueOrDefault(id);
            if (alert is null)
            {
                return Task.FromResult(HandledAlert.NotOwed);
            }

            _ = isOwed ? owed.Remove(id) : dead.Remove(id);
            Tell(alert, change(alert, !isOwed));
            return Task.FromResult(HandledAlert.Done);
        }
    }
}
