using System.Diagnostics.CodeAnalysis;

namespace FeedMonitor.Alerts.Modes;

/// <summary>When the hits of a watchlist are told together.</summary>
public abstract record DigestSchedule
{
    /// <summary>What <see cref="TryParse"/> takes, for messages.</summary>
    public const string Expected = "hourly, or daily with a time from 00:00 to 23:59, such as daily 07:30";

    private const string DailyPrefix = "daily ";

    private DigestSchedule()
    {
    }

    /// <summary>At each full hour of the zone.</summary>
    public sealed record Hourly : DigestSchedule
    {
        /// <inheritdoc />
        public override DateTimeOffset NextAt(DateTimeOffset from, TimeZoneInfo zone)
        {
            var local = TimeZoneInfo.ConvertTime(from, zone);
            var sinceFull = local.TimeOfDay.Ticks % TimeSpan.TicksPerHour;
            return (sinceFull == 0 ? local : local.AddTicks(TimeSpan.TicksPerHour - sinceFull)).ToUniversalTime();
        }

        /// <inheritdoc />
        public override string ToString() => "hourly";
    }

    /// <summary>Once a day.</summary>
    /// <param name="At">The local time, in minutes from midnight, 0 to 1,439.</param>
    public sealed record Daily(int At) : DigestSchedule
    {
        /// <inheritdoc />
        public override DateTimeOffset NextAt(DateTimeOffset from, TimeZoneInfo zone)
        {
            var day = ClockTime.DayOf(from, zone);
            var today = ClockTime.On(day, At, zone);
            return today >= from ? today : ClockTime.On(day.AddDays(1), At, zone);
        }

        /// <inheritdoc />
        public override string ToString() => DailyPrefix + ClockTime.Of(At);
    }

    /// <summary>The moment, not before <paramref name="from"/>, at which what is there by then is told.</summary>
    public abstract DateTimeOffset NextAt(DateTimeOffset from, TimeZoneInfo zone);

    /// <summary>Reads <c>hourly</c> or <c>daily 07:30</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DigestSchedule? schedule)
    {
        schedule = text == "hourly" ? new Hourly()
            : text.StartsWith(DailyPrefix, StringComparison.Ordinal) && ClockTime.Parse(text[DailyPrefix.Length..].TrimStart()) is { } at and < ClockTime.EndOfDay ? new Daily(at)
            : null;
        return schedule is not null;
    }
}
