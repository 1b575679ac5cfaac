using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>
/// Lets messages through as <c>maxPerHour</c> and <c>cooldown</c> allow. A message counts from when it goes to its channel, at each attempt anew, so that what was owed
/// through an outage does not come all at once; one that the channel did not take counts no more.
/// </summary>
public sealed class AlertPacing(IAlertPaceStore store, TimeProvider time)
{
    /// <summary>The hold that stands, or null: then the message goes, and counts.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="mode">When it tells.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">What is to go.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AlertHold?> AskAsync(WatchlistId watchlist, AlertMode mode, string channel, PacedMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mode);
        AlertHold? hold = null;
        if (mode.IsPaced)
        {
            await ChangeAsync(
                watchlist,
                channel,
                pace =>
                {
                    var now = time.GetUtcNow();
                    hold = pace.HoldOf(mode, message, now);
                    return hold is null ? pace.With(message, now) : hold.Until > now ? pace.WaitingUntil(hold.Until) : pace;
                },
                cancel);
        }

        return hold;
    }

    /// <summary>The channel did not take a message.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="mode">When it tells.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="id">The message.</param>
    /// <param name="cancel">Stops it.</param>
    public Task TakeBackAsync(WatchlistId watchlist, AlertMode mode, string channel, AlertId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode.IsPaced ? ChangeAsync(watchlist, channel, pace => pace.Without(id), cancel) : Task.CompletedTask;
    }

    private async Task ChangeAsync(WatchlistId watchlist, string channel, Func<AlertPace, AlertPace> change, CancellationToken cancel)
    {
        while (true)
        {
            var (pace, version) = await store.ReadAsync(watchlist, channel, cancel);
            var next = change(pace);
            if (ReferenceEquals(next, pace) || await store.TrySaveAsync(watchlist, channel, next, version, cancel))
            {
                return;
            }

            // Another worker told something meanwhile: on what stands there now.
        }
    }
}
