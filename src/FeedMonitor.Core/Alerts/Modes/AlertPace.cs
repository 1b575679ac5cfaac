namespace FeedMonitor.Alerts.Modes;

/// <summary>A message that went to a channel: it was taken, or is just being tried.</summary>
/// <param name="Id">The alert or digest.</param>
/// <param name="At">When, at last.</param>
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

    /// <summary>The hold that stands at <paramref name="now"/>, or null.</summary>
    /// <param name="mode">When the watchlist tells.</param>
    /// <param name="message">What is to go.</param>
    /// <param name="now">The time.</param>
    public AlertHold? HoldOf(AlertMode mode, PacedMessage message, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(message);
        PacedAlert[] others = [.. Counting(now).Where(told => !message.Own.Contains(told.Id))];
        var hold = Cooling(mode, others, now) ?? Full(mode, others, now);
        return hold is null && message.Turn == AlertTurn.New && !Has(message.Id) && Waiting is { } waiting && waiting <= now + AlertMode.LongestCooldown + LargestDifference
            ? new AlertHold(mode.MaxPerHour is null ? DigestReason.Cooldown : DigestReason.TooMany, waiting > now ? waiting : now)
            : hold;
    }

    /// <summary>A message goes to its channel now, for the first time or again. If it is told with all that waited, nobody waits any more.</summary>
    public AlertPace With(PacedMessage message, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Id is not { } id || Told.Any(told => told.Id == id && told.At == now) ? this : new AlertPace(
            [.. Counting(now).Where(told => told.At > now - Window && told.Id != id), new PacedAlert(id, now)],
            message.Turn == AlertTurn.Tried || Has(id) ? Waiting : null);
    }

    /// <summary>The channel did not take a message.</summary>
    public AlertPace Without(AlertId id) => Has(id) ? this with { Told = [.. Told.Where(told => told.Id != id)] } : this;

    /// <summary>Some wait until then.</summary>
    public AlertPace WaitingUntil(DateTimeOffset until) => Waiting == until ? this : this with { Waiting = until };

    private bool Has(AlertId? id) => Told.Any(told => told.Id == id);

    private IEnumerable<PacedAlert> Counting(DateTimeOffset now) => Told.Where(told => told.At <= now + LargestDifference);

    private static AlertHold? Cooling(AlertMode mode, PacedAlert[] told, DateTimeOffset now) =>
        mode.Cooldown is { } cooldown && told is [.., var last] && last.At + cooldown is var end && end > now ? new AlertHold(DigestReason.Cooldown, end) : null;

    private static AlertHold? Full(AlertMode mode, PacedAlert[] told, DateTimeOffset now)
    {
        PacedAlert[] lately = [.. told.Where(one => one.At > now - Window)];
        return lately.Length >= mode.MaxPerHour ? new AlertHold(DigestReason.TooMany, lately[^mode.MaxPerHour.Value].At + Window) : null;
    }
}
