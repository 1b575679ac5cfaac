namespace FeedMonitor.Alerts.Modes;

/// <summary>What the clock alone says about an alert: whether it waits for its digest or for the end of quiet hours.</summary>
public static class AlertTiming
{
    /// <summary>The hold that stands at <paramref name="now"/>, or null.</summary>
    /// <param name="mode">When its watchlist tells.</param>
    /// <param name="since">When it was owed.</param>
    /// <param name="isFirstAttempt">Whether it was never tried: one that failed has had its digest, and waits for the end of quiet hours only.</param>
    /// <param name="now">The time.</param>
    public static AlertHold? HoldOf(AlertMode mode, DateTimeOffset since, bool isFirstAttempt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mode);
        if (isFirstAttempt && mode.Digest is { } schedule && mode.Quiet.EndAfter(schedule.NextAt(since, mode.Zone), mode.Zone) is var close && close > now)
        {
            return new AlertHold(DigestReason.Schedule, close);
        }

        var end = mode.Quiet.EndAfter(now, mode.Zone);
        return end > now ? new AlertHold(DigestReason.QuietHours, end) : null;
    }
}
