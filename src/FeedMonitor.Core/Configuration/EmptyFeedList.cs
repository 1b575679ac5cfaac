using FeedMonitor.Feeds;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Configuration;

/// <summary>A list without a feed. It counts, since somebody may want just that; more often an editor has lost what stood there, and nobody would notice that nothing is told any more.</summary>
public static partial class EmptyFeedList
{
    /// <summary>Says so where a configuration that is to count lists no feed.</summary>
    public static void Warn(ILogger logger, MonitorConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.Feeds.Count == 0)
        {
            LogEmpty(logger, ConfigurationFolder.FeedsFile, FeedState.KeptUnlisted.Days);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{File} lists no feed: nothing is polled. What stood there before goes on where it was if it is listed again within {Days} days.")]
    private static partial void LogEmpty(ILogger logger, string file, int days);
}
