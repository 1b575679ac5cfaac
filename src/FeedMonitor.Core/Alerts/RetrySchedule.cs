using System.Globalization;
using FeedMonitor.Hashing;

namespace FeedMonitor.Alerts;

/// <summary>When a failed delivery is tried again: soon at first, for a day in all, then it is a dead letter.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>A channel may ask for so long and no longer: an alert that waits for years is lost.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    // Alerts that failed together are not to come together again.
    private const double Jitter = 0.2;

    /// <summary>How often it is tried: ten times over 22 to 27 hours.</summary>
    public static int MaxAttempts => Waits.Length + 1;

    /// <summary>So long of what a channel asks for is it left alone.</summary>
    public static TimeSpan Heeded(TimeSpan asked) => asked < LongestWait ? asked : LongestWait;

    /// <summary>The wait after so many failed attempts, or null if that was the last. A channel that asks for longer gets it, up to <see cref="LongestWait"/>.</summary>
    /// <param name="id">The alert: it draws its waits out by up to a fifth, by the same each time that it is asked.</param>
    /// <param name="failedAttempts">1 after the first.</param>
    /// <param name="asked">What the channel asked for, or null.</param>
    public static TimeSpan? After(AlertId id, int failedAttempts, TimeSpan? asked)
    {
        if (failedAttempts >= MaxAttempts)
        {
            return null;
        }

        var drawn = StableHash.Alias("retry", id.Value, failedAttempts.ToString(CultureInfo.InvariantCulture)) / (double)ulong.MaxValue;
        var wait = Waits[Math.Max(0, failedAttempts - 1)] * (1 + (Jitter * drawn));
        return asked > wait ? Heeded(asked.Value) : wait;
    }
}
