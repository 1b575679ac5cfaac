using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>Lets messages through as <c>maxPerHour</c> and <c>cooldown</c> allow. A message counts from when it is let through, whatever the channel says.</summary>
public sealed class AlertPacing(IAlertPaceStore store, TimeProvider time)
{
    /// <summary>The hold that stands, or null: then <paramref name="id"/> was let through, and counts.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="mode">When it tells.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="id">The message, or null to ask only.</param>
    /// <param name="isHeld">Whether it is one of those that wait for their turn.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AlertHold?> AskAsync(WatchlistId watchlist, AlertMode mode, string channel, AlertId? id, bool isHeld, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mode);
        while (mode.IsPaced)
        {
            var (pace, version) = await store.ReadAsync(watchlist, channel, cancel);
            var now = time.GetUtcNow();
            var hold = pace.HoldOf(mode, id, isHeld, now);
            var next = hold is not null ? (hold.Until > now ? pace.WaitingUntil(hold.Until) : pace)
                : id is { } told ? pace.With(told, now)
                : pace;
            if (ReferenceEquals(next, pace) || await store.TrySaveAsync(watchlist, channel, next, version, cancel))
            {
                return hold;
            }

            // Another worker told something meanwhile: on what stands there now.
        }

        return null;
    }
}
