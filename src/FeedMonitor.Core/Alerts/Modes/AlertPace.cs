namespace FeedMonitor.Alerts.Modes;

/// <summary>A message that was let through to a channel.</summary>
/// <param name="Id">The alert or digest.</param>
/// <param name="At">When.</param>
public sealed record PacedAlert(AlertId Id, DateTimeOffset At);

/// <summary>What a watchlist has told a channel lately, and whether others wait for their turn.</summary>
/// <param name="Told">Those of the last hour, and the newest however old; oldest first.</param>
/// <param name="Waiting">When those are due that wait; null if none does. Nothing new goes before them.</param>
public sealed record AlertPace(IReadOnlyList<PacedAlert> Told, DateTimeOffset? Waiting)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // Further ahead than the clocks of two workers differ by: written under one that ran ahead, and of no account, else it would hold up all until that time comes.
    private static readonly TimeSpan LargestDifference = TimeSpan.FromMinutes(10);

    /// <summary>Of a watchlist that has told nothing yet.</summary>
    public static AlertPace Empty { get; } = new([], null);

    /// <summary>The hold that stands at <paramref name="now"/>, or null. What was let through before is let through again.</summary>
    /// <param name="mode">When the watchlist tells.</param>
    /// <param name="id">The message, or null if that is not known yet.</param>
    /// <param name="isHeld">Whether it is one of those that wait.</param>
    /// <param name="now">The time.</param>
    public AlertHold? HoldOf(AlertMode mode, AlertId? id, bool isHeld, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mode);
        if (Told.Any(told => told.Id == id))
        {
            return null;
        }

        var hold = Cooling(mode, now) ?? Full(mode, now);
        return hold is null && !isHeld && Waiting is { } waiting && waiting <= now + AlertMode.LongestCooldown + LargestDifference
            ? new AlertHold(mode.MaxPerHour is null ? DigestReason.Cooldown : DigestReason.TooMany, waiting > now ? waiting : now)
            : hold;
    }

    /// <summary>Another message was let through: nobody waits any more, for it is told with all that did.</summary>
    public AlertPace With(AlertId id, DateTimeOffset now) =>
        Told.Any(told => told.Id == id) ? this : new AlertPace([.. Counting(now).Where(told => told.At > now - Window), new PacedAlert(id, now)], Waiting: null);

    /// <summary>Some wait until then.</summary>
    public AlertPace WaitingUntil(DateTimeOffset until) => Waiting == until ? this : this with { Waiting = until };

    private IEnumerable<PacedAlert> Counting(DateTimeOffset now) => Told.Where(told => told.At <= now + LargestDifference);

    private AlertHold? Cooling(AlertMode mode, DateTimeOffset now) =>
        mode.Cooldown is { } cooldown && Counting(now).LastOrDefault() is { } last && last.At + cooldown is var end && end > now ? new AlertHold(DigestReason.Cooldown, end) : null;

    private AlertHold? Full(AlertMode mode, DateTimeOffset now)
    {
        PacedAlert[] lately = [.. Counting(now).Where(told => told.At > now - Window)];
        return lately.Length >= mode.MaxPerHour ? new AlertHold(DigestReason.TooMany, lately[^mode.MaxPerHour.Value].At + Window) : null;
    }
}
