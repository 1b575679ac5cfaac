namespace FeedMonitor.Alerts.Modes;

/// <summary>When a watchlist tells of its hits. What it holds back is told later, together.</summary>
public sealed record AlertMode
{
    /// <summary>The most that <see cref="MaxPerHour"/> may be.</summary>
    public const int LargestMaxPerHour = 100;

    /// <summary>The longest <see cref="Cooldown"/>.</summary>
    public static readonly TimeSpan LongestCooldown = TimeSpan.FromDays(7);

    /// <summary>Each hit at once.</summary>
    public static AlertMode Immediate { get; } = new();

    /// <summary>When hits are told together, or null for each by itself.</summary>
    public DigestSchedule? Digest { get; init; }

    /// <summary>The zone of all local times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>When nobody is told.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.None;

    /// <summary>So many messages at most in any hour on each channel, 1 to <see cref="LargestMaxPerHour"/>; null for any number.</summary>
    public int? MaxPerHour { get; init; }

    /// <summary>The least time between two messages on a channel, a minute to <see cref="LongestCooldown"/>; null for none.</summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>Whether what was told lately decides about what comes.</summary>
    public bool IsPaced => MaxPerHour is not null || Cooldown is not null;

    /// <summary>Whether nothing is ever held back.</summary>
    public bool IsImmediate => Digest is null && Quiet.Ranges.Count == 0 && !IsPaced;
}
