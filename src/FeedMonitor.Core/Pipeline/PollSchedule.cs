using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Pipeline;

/// <summary>When a feed is polled next. Pure functions of what happened.</summary>
public static class PollSchedule
{
    /// <summary>A feed that fails, or asks for it, is tried ever more rarely, but at least this often: it is never given up.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(24);

    /// <summary>The next poll of a feed that answered.</summary>
    /// <param name="now">The time of this one.</param>
    /// <param name="interval">The wait that suits its rhythm.</param>
    /// <param name="hints">What the feed says of itself; its own wait counts if it is longer, up to a day.</param>
    /// <param name="freshFor">How long its answer may be cached, or null; counts likewise.</param>
    /// <param name="jitter">The share of the wait that is added, at most that of <see cref="PollOptions.JitterPercent"/>.</param>
    public static DateTimeOffset AfterSuccess(DateTimeOffset now, TimeSpan interval, PollingHints hints, TimeSpan? freshFor, double jitter)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var wait = Longest(interval, hints.Interval, freshFor);
        return OutsideOf(hints.SkipHours, now + wait + (wait * jitter));
    }

    /// <summary>The next poll of a feed that failed: twice the wait each time.</summary>
    /// <param name="now">The time of this one.</param>
    /// <param name="interval">The wait between polls that succeed.</param>
    /// <param name="failures">How many polls in a row have failed, this one included.</param>
    /// <param name="retryAfter">How long the server asked to wait, or null.</param>
    /// <param name="jitter">The share of the wait that is added.</param>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, TimeSpan interval, int failures, TimeSpan? retryAfter, double jitter)
    {
        var wait = Longest(interval * Math.Pow(2, Math.Clamp(failures - 1, 0, 12)), retryAfter);
        return now + wait + (wait * jitter);
    }

    private static TimeSpan Longest(TimeSpan wait, params ReadOnlySpan<TimeSpan?> others)
    {
        foreach (var other in others)
        {
            wait = other > wait ? other.Value : wait;
        }

        return wait > LongestBackOff ? LongestBackOff : wait;
    }

    private static DateTimeOffset OutsideOf(IReadOnlyList<int> hours, DateTimeOffset time)
    {
        for (var tries = 0; tries < 24 && hours.Contains(time.UtcDateTime.Hour); tries++)
        {
            time = new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);
        }

        return time;
    }
}
