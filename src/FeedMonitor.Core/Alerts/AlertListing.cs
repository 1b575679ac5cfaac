using System.Runtime.CompilerServices;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts;

/// <summary>Which alerts to list.</summary>
/// <param name="States">Only those that stand there.</param>
/// <param name="Channel">Only those of this channel, or null.</param>
/// <param name="Watchlist">Only those of this watchlist's hits, or null.</param>
public sealed record AlertQuery(IReadOnlySet<AlertState> States, string? Channel = null, WatchlistId? Watchlist = null);

/// <summary>
/// Lists alerts: dead and owed ones from the outbox, oldest first; then those that were settled. Those of hits come in the order of their hits, newest first; among them, by the time
/// at which they were settled, stand those of feeds in trouble.
/// </summary>
public sealed class AlertListing(IAlertOutbox outbox, IHitStore hits)
{
    private const int HitsPerPage = 500;

    /// <summary>The alerts, read as they are asked for.</summary>
    public async IAsyncEnumerable<ListedAlert> ListAsync(AlertQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var state in (AlertState[])[AlertState.Dead, AlertState.Owed])
        {
            var rows = !query.States.Contains(state) ? [] : state == AlertState.Dead ? await outbox.ListDeadAsync(cancel) : await outbox.ListOwedAsync(cancel);
            foreach (var row in rows.Where(row => query.Channel is null || row.Channel == query.Channel).OrderBy(row => row.Since ?? row.NextAttemptAt).ThenBy(row => row.Id.Value, StringComparer.Ordinal))
            {
                var hit = row.Hit is { } id ? await hits.FindAsync(id, cancel) : null;
                if (query.Watchlist is null || (row.Digest?.Watchlist ?? hit?.Watchlist) == query.Watchlist)
                {
                    yield return Of(row, state, hit);
                }
            }
        }

        await foreach (var settled in SettledAsync(query, cancel))
        {
            yield return settled;
        }
    }

    private async IAsyncEnumerable<ListedAlert> SettledAsync(AlertQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (query.States.All(IsInOutbox))
        {
            yield break;
        }

        // Neither may hide the other: who reads only the first hundred reads the newest of both.
        var troubles = new Queue<ListedAlert>(query.Watchlist is null ? await SettledTroublesAsync(query, cancel) : []);
        await foreach (var alert in SettledOfHitsAsync(query, cancel))
        {
            while (troubles.TryPeek(out var trouble) && trouble.At > alert.At)
            {
                yield return troubles.Dequeue();
            }

            yield return alert;
        }

        foreach (var trouble in troubles)
        {
            yield return trouble;
        }
    }

    private async Task<IEnumerable<ListedAlert>> SettledTroublesAsync(AlertQuery query, CancellationToken cancel) =>
        (await outbox.ListSettledTroublesAsync(cancel))
            .Where(settled => IsAskedFor(query, settled.Outcome))
            .OrderByDescending(settled => settled.Outcome.At).ThenBy(settled => settled.Outcome.Id.Value, StringComparer.Ordinal)
            .Select(settled => new ListedAlert(settled.Outcome.Id, settled.Outcome.Channel, settled.Outcome.State, settled.Outcome.Reason, Hit: null, settled.Trouble) { At = settled.Outcome.At });

    private async IAsyncEnumerable<ListedAlert> SettledOfHitsAsync(AlertQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in hits.PagesAsync(new HitQuery(HitsPerPage, query.Watchlist), cancel))
        {
            foreach (var (hit, alert) in page.SelectMany(hit => hit.Alerts.Select(alert => (hit, alert))))
            {
                if (!IsInOutbox(alert.State) && IsAskedFor(query, alert))
                {
                    yield return new ListedAlert(alert.Id, alert.Channel, alert.State, alert.Reason, hit, Trouble: null) { At = alert.At };
                }
            }
        }
    }

    private static bool IsAskedFor(AlertQuery query, HitAlert alert) =>
        query.States.Contains(alert.State) && (query.Channel is null || alert.Channel == query.Channel);

    private static bool IsInOutbox(AlertState state) => state is AlertState.Owed or AlertState.Dead;

    // Why one is held stands in its hit, in words.
    private static string? ReasonOf(OwedAlert row, Hit? hit) =>
        row.WaitsFor ?? (row.Held is not null && hit?.Alerts.FirstOrDefault(alert => alert.Id == row.Id) is { } held ? held.Reason : row.LastError);

    private static ListedAlert Of(OwedAlert row, AlertState state, Hit? hit) => new(row.Id, row.Channel, state, ReasonOf(row, hit), hit, row.Trouble)
    {
        Digest = row.Digest,
        At = row.Since,
        Attempts = row.Attempts,
        NextAttemptAt = state == AlertState.Owed ? row.NextAttemptAt : null,
    };
}
