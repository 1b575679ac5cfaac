namespace FeedMonitor.EndToEnd.Page;

/// <summary>Goes as the machine's clock does, which the browser tells the time by, but can be set ahead.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan ahead;

    /// <summary>Sets it further ahead. Timers go on by the machine's clock.</summary>
    public void Advance(TimeSpan time) => ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
