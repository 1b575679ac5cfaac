namespace FeedMonitor.Alerts.Modes;

/// <summary>The hours of a watchlist in which nobody is told. Two are equal if their ranges are.</summary>
/// <param name="Ranges">The ranges; they may touch and overlap.</param>
public sealed record QuietHours(IReadOnlyList<QuietRange> Ranges)
{
    /// <summary>There are none.</summary>
    public static QuietHours None { get; } = new([]);

    /// <summary>Whether a minute of the week is left in which people can be told.</summary>
    public bool LeaveTime
    {
        get
        {
            var week = new bool[7 * ClockTime.EndOfDay];
            foreach (var range in Ranges)
            {
                range.Cover(week);
            }

            return week.Contains(false);
        }
    }

    /// <summary>When it is quiet no more: <paramref name="moment"/> itself if it is not quiet then. Ranges that touch are one.</summary>
    public DateTimeOffset EndAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        // A week has no more ends than this; hours that leave no time would go on for ever.
        for (var left = Ranges.Count * 8; left > 0 && EndOfOne(moment, zone) is { } end; left--)
        {
            moment = end;
        }

        return moment;
    }

    /// <inheritdoc />
    public bool Equals(QuietHours? other) => other is not null && Ranges.SequenceEqual(other.Ranges);

    /// <inheritdoc />
    public override int GetHashCode() => Ranges.Aggregate(0, HashCode.Combine);

    // A range of today, or of yesterday over midnight.
    private DateTimeOffset? EndOfOne(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var today = ClockTime.DayOf(moment, zone);
        foreach (var range in Ranges)
        {
            for (var day = today.AddDays(-1); day <= today; day = day.AddDays(1))
            {
                if (range.On(day, zone) is { } stretch && stretch.From <= moment && moment < stretch.To)
                {
                    return stretch.To;
                }
            }
        }

        return null;
    }
}
