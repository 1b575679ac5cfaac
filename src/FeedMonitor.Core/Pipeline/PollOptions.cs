using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Pipeline;

/// <summary>How feeds are polled. Section <c>Poll</c> of the settings.</summary>
public sealed class PollOptions
{
    /// <summary>Minutes between polls of a feed that answers: 5 to 1,440, default 15.</summary>
    [Range(5, 1_440)]
    public int IntervalMinutes { get; set; } = 15;

    /// <summary>On the first poll of a feed items that are older than this many hours do not alert: 0 to 720, default 24.</summary>
    [Range(0, 720)]
    public int FirstPollLookbackHours { get; set; } = 24;

    /// <summary>Milliseconds between two feeds of one host: 0 to 60,000, default 500.</summary>
    [Range(0, 60_000)]
    public int HostPauseMilliseconds { get; set; } = 500;
}
