namespace FeedMonitor.Pipeline;

/// <summary>When a feed is polled next. A pure function of what happened.</summary>
public static class PollSchedule
{
    /// <summary>A feed that fails is tried ever more rarely, but at least this often: it is never given up.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(24);

    /// <summary>The time of the next poll.</summary>
    /// <param name="now">The time of this one.</param>
    /// <param name="interval">The wait between polls that succeed.</param>
    /// <param name="failures">How many polls in a row have failed, this one included; 0 after a success.</param>
    /// <param name="retryAfter">How long the server asked to wait, or null.</param>
    public static DateTimeOffset Next(DateTimeOffset now, TimeSpan interval, int failures, TimeSpan? retryAfter = null)
    {
        var wait = interval * Math.Pow(2, Math.Clamp(failures - 1, 0, 12));
        wait = wait > LongestBackOff ? LongestBackOff : wait;
        wait = retryAfter > wait ? (retryAfter.Value > LongestBackOff ? LongestBackOff : retryAfter.Value) : wait;
        return now + wait;
    }
}
