namespace FeedMonitor.Testing;

/// <summary>A clock that stands still until it is set. Timers run by the real one, so that a short wait ends by itself.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time that it shows.</summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now;
}
