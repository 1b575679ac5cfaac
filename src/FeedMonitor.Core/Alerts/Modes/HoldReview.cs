using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>
/// Looks at what waits by what its watchlist says now: one that is told at once since, has other hours or is gone, need not wait until the time that its row was given.
/// What is to wait longer is held on when that time comes.
/// </summary>
public sealed class HoldReview(AlertModeSource modes, AlertPacing pacing, IDigestOutbox outbox, TimeProvider time)
{
    /// <summary>Makes due what waits for nothing any more.</summary>
    /// <param name="owed">What is owed.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Those that became due.</returns>
    public async Task<IReadOnlySet<AlertId>> FreeAsync(IReadOnlyList<OwedAlert> owed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(owed);
        var now = time.GetUtcNow();
        var free = new HashSet<AlertId>();
        foreach (var waiting in owed.Where(row => row.Held is not null && row.NextAttemptAt > now).GroupBy(row => (row.Held!.Watchlist, row.Channel)))
        {
            var mode = await modes.OfAsync(waiting.Key.Watchlist, cancel);
            OwedAlert[] timely = [.. waiting.Where(row => AlertTiming.HoldOf(mode, row.Held!.Since, row.Attempts == 0 && row.Digest is null, now) is null)];
            if (timely.Length > 0 && await PaceOfAsync(mode, waiting.Key.Watchlist, waiting.Key.Channel, timely, cancel) is null)
            {
                free.UnionWith(timely.Select(row => row.Id));
            }
        }

        if (free.Count > 0)
        {
            await outbox.FreeAsync(free, now, cancel);
        }

        return free;
    }

    private Task<AlertHold?> PaceOfAsync(AlertMode mode, WatchlistId watchlist, string channel, OwedAlert[] rows, CancellationToken cancel) =>
        pacing.AskAsync(watchlist, mode, channel, new PacedMessage(null, [.. rows.Select(row => row.Id)], AlertTurn.Waited), cancel);
}
