using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Api;

/// <summary>Looks up the watchlist that an address or a body names.</summary>
internal static class StoredWatchlist
{
    /// <summary>The watchlist; null if there is none of that name, or the name can be none's.</summary>
    public static async Task<Watchlist?> FindAsync(this IWatchlistStore watchlists, string? id, CancellationToken cancel) =>
        WatchlistId.TryParse(id, out var known) ? await watchlists.FindAsync(known, cancel) : null;
}
