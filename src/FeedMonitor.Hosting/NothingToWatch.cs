using FeedMonitor.Configuration;
using FeedMonitor.Feeds;

namespace FeedMonitor.Hosting;

/// <summary>What a host says that runs and can't find anything: a file in the wrong place would be missed silently.</summary>
internal static class NothingToWatch
{
    /// <summary>What is missing, a line each; none if there is a feed and a watchlist.</summary>
    /// <param name="configuration">What was read.</param>
    /// <param name="folder">Where it was read.</param>
    public static IEnumerable<string> In(MonitorConfiguration configuration, string folder)
    {
        if (configuration.Feeds.Count == 0)
        {
            yield return $"{Path.Combine(folder, ConfigurationFolder.FeedsFile)}: there is no feed in it, expected an <outline> with xmlUrl for each; what stood there before goes on where it was if it is listed again within {FeedState.KeptUnlisted.Days} days";
        }

        if (configuration.Watchlists.Count == 0)
        {
            yield return MissingWatchlists.Of(Path.Combine(folder, ConfigurationFolder.WatchlistsFolder));
        }
    }
}
