namespace FeedMonitor.Pipeline;

/// <summary>When the timers of both hosts fire: six-field cron expressions, seconds first, in UTC.</summary>
public static class Schedules
{
    /// <summary>Every minute.</summary>
    public const string PlanPolls = "0 * * * * *";

    /// <summary>Every five minutes, off the full minute, so that it does not meet the planner.</summary>
    public const string SweepOutbox = "30 */5 * * * *";

    /// <summary>Daily at 03:17.</summary>
    public const string PruneHistory = "0 17 3 * * *";
}
