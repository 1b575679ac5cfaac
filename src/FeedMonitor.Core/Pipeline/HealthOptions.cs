using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Pipeline;

/// <summary>When a feed that used to work is said to be in trouble. Section <c>Health</c> of the settings.</summary>
public sealed class HealthOptions
{
    /// <summary>Hours for which every poll has failed: 1 to 720, default 24.</summary>
    [Range(1, 720)]
    public int BrokenAfterHours { get; set; } = 24;

    /// <summary>Days without anything new, at least; a feed that is slow by habit is given ten times its usual pause: 1 to 365, default 7.</summary>
    [Range(1, 365)]
    public int SilentAfterDays { get; set; } = 7;
}
