using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>When watchlists tell, as they are stored now, at most <see cref="WatchlistMatcherSource.Freshness"/> behind.</summary>
public sealed class AlertModeSource(WatchlistMatcherSource watchlists)
{
    /// <summary>The mode of a watchlist. One that is gone, or can't be read, tells at once: late is worse than early.</summary>
    public async Task<AlertMode> OfAsync(WatchlistId id, CancellationToken cancel)
    {
        try
        {
            var matcher = await watchlists.GetAsync(cancel);
            return matcher.Watchlists.FirstOrDefault(list => list.Id == id)?.AlertMode ?? AlertMode.Immediate;
        }
        catch (UnreadableWatchlistException)
        {
            // The polls fail for it and say so; what was found before is told all the same.
            return AlertMode.Immediate;
        }
    }
}
