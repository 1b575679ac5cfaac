using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Pipeline;

/// <summary>How feeds are polled. Section <c>Poll</c> of the settings.</summary>
public sealed class PollOptions
{
    /// <summary>Minutes between polls of a feed whose own rhythm is not known yet: 5 to 1,440, default 15.</summary>
    [Range(5, 1_440)]
    public int IntervalMinutes { get; set; } = 15;

    /// <summary>The least minutes between polls, however lively the feed: 5 to 1,440, default 5.</summary>
    [Range(5, 1_440)]
    public int MinIntervalMinutes { get; set; } = 5;

    /// <summary>The most minutes between polls, however quiet the feed: 5 to 1,440, default 1,440. For alerts that come sooner, make it less.</summary>
    [Range(5, 1_440)]
    public int MaxIntervalMinutes { get; set; } = 1_440;

    /// <summary>By how many per cent a wait is drawn out at random, so that feeds do not come all at once: 0 to 50, default 10.</summary>
    [Range(0, 50)]
    public int JitterPercent { get; set; } = 10;

    /// <summary>On the first poll of a feed items that are older than this many hours do not alert: 0 to 720, default 24.</summary>
    [Range(0, 720)]
    public int FirstPollLookbackHours { get; set; } = 24;

    /// <summary>Milliseconds between two feeds of one site: 0 to 60,000, default 500.</summary>
    [Range(0, 60_000)]
    public int HostPauseMilliseconds { get; set; } = 500;

    /// <summary>Whether items that tell one story make one alert: default true. Counts for the hits that are found from then on.</summary>
    public bool JoinStories { get; set; } = true;
}
