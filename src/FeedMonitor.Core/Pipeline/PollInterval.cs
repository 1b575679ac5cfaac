using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Pipeline;

/// <summary>The wait between polls that suits a feed, within the bounds of the settings. A pure function.</summary>
internal static class PollInterval
{
    /// <summary>The interval of a feed that is not read anew: the known one, else the one to begin with.</summary>
    public static TimeSpan Of(FeedState state, PollOptions options) =>
        Bounded(state.Interval > TimeSpan.Zero ? state.Interval : TimeSpan.FromMinutes(options.IntervalMinutes), options);

    /// <summary>The interval after a reading.</summary>
    public static TimeSpan After(FeedState state, FeedDocument document, NewItems found, DateTimeOffset now, PollOptions options)
    {
        // What may have passed unseen must not do so again.
        if (found.MayHaveGap)
        {
            return Bounded(TimeSpan.Zero, options);
        }

        return FeedRhythm.Interval(document.Items, now) is { } rhythm ? Bounded(rhythm, options) : Of(state, options);
    }

    private static TimeSpan Bounded(TimeSpan interval, PollOptions options)
    {
        var (least, most) = (TimeSpan.FromMinutes(options.MinIntervalMinutes), TimeSpan.FromMinutes(options.MaxIntervalMinutes));
        return interval < least ? least : interval > most ? most : interval;
    }
}
