using System.Globalization;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Memory;

/// <summary>Paces with a number each for a version.</summary>
internal sealed class MemoryAlertPaceStore : IAlertPaceStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(WatchlistId Watchlist, string Channel), StoredPace> paces = [];
    private long versions;

    public Task<StoredPace> ReadAsync(WatchlistId watchlist, string channel, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(paces.GetValueOrDefault((watchlist, channel), new StoredPace(AlertPace.Empty, null)));
        }
    }

    public Task<bool> TrySaveAsync(WatchlistId watchlist, string channel, AlertPace pace, string? version, CancellationToken cancel)
    {
        lock (gate)
        {
            var isUnchanged = paces.GetValueOrDefault((watchlist, channel))?.Version == version;
            if (isUnchanged)
            {
                paces[(watchlist, channel)] = new StoredPace(pace, (++versions).ToString(CultureInfo.InvariantCulture));
            }

            return Task.FromResult(isUnchanged);
        }
    }
}
