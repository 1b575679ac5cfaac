using FeedMonitor.Alerts;

namespace FeedMonitor.Channels.Services;

/// <summary>Keeps a channel to what its service takes: one alert an interval, and none while the service has asked for quiet.</summary>
/// <remarks>
/// Several processes each keep their own pace; what they send too much together, the service answers with 429. Turns are measured by a clock that does not jump: one that is
/// set back would make all wait until it is right again.
/// </remarks>
internal sealed class Pace(TimeSpan interval, TimeProvider time)
{
    /// <summary>An attempt waits so long for its turn and no longer: it has <see cref="Alerts.AlertDelivery.AttemptTimeout"/> in all.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();

    // All since the start.
    private TimeSpan nextTurn;
    private TimeSpan quietUntil;
    private TimeSpan lastPromise;

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Waits for a turn.</summary>
    /// <returns>Null when it has come; else it is farther off than <see cref="LongestWait"/>, and this is when to come again, each caller later than the one before.</returns>
    public async Task<TimeSpan?> TakeTurnAsync(CancellationToken cancel)
    {
        while (true)
        {
            var (wait, isPromise) = Ask();
            if (isPromise)
            {
                return wait;
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancel);
            }

            // The service may have asked for quiet meanwhile.
            if (!IsQuiet())
            {
                return null;
            }
        }
    }

    /// <summary>The service has asked for quiet: at most for <see cref="RetrySchedule.LongestWait"/>, for one that asks for years would never be told anything again.</summary>
    public void BeQuietFor(TimeSpan wait)
    {
        lock (gate)
        {
            quietUntil = Later(quietUntil, Now + RetrySchedule.Heeded(wait));
        }
    }

    private (TimeSpan Wait, bool IsPromise) Ask()
    {
        lock (gate)
        {
            var now = Now;
            var turn = Later(Later(now, nextTurn), quietUntil);
            if (turn - now > LongestWait)
            {
                lastPromise = Later(lastPromise, turn) + interval;
                return (lastPromise - now, true);
            }

            nextTurn = turn + interval;
            return (turn - now, false);
        }
    }

    private bool IsQuiet()
    {
        lock (gate)
        {
            return quietUntil > Now;
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
