using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>The pace as it was read.</summary>
/// <param name="Pace">The pace.</param>
/// <param name="Version">The store's version token, or null if nothing is stored.</param>
public sealed record StoredPace(AlertPace Pace, string? Version);

/// <summary>Keeps what each watchlist told each channel lately, for all hosts on one storage.</summary>
public interface IAlertPaceStore
{
    /// <summary>The pace of a watchlist on a channel.</summary>
    Task<StoredPace> ReadAsync(WatchlistId watchlist, string channel, CancellationToken cancel);

    /// <summary>Saves it, if what is stored is still <paramref name="version"/>.</summary>
    /// <returns>False if somebody else was quicker; nothing was written then.</returns>
    Task<bool> TrySaveAsync(WatchlistId watchlist, string channel, AlertPace pace, string? version, CancellationToken cancel);
}
