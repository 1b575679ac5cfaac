using System.Diagnostics.CodeAnalysis;

namespace FeedMonitor.Alerts.Modes;

/// <summary>A part of the day in which nobody is told.</summary>
/// <param name="From">When it begins, in minutes from local midnight, 0 to 1,439.</param>
/// <param name="To">When it ends, 0 to 1,440; on the next day if that is not after <paramref name="From"/>.</param>
/// <param name="Days">The days on which it begins, a bit each, Sunday lowest.</param>
public readonly record struct QuietRange(int From, int To, int Days)
{
    /// <summary>What <see cref="TryParse"/> takes, for messages.</summary>
    public const string Expected = "two times, such as 22:00-07:00";

    /// <summary>All seven days.</summary>
    public const int EveryDay = 0b111_1111;

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private int Length => To > From ? To - From : To + ClockTime.EndOfDay - From;

    /// <summary>Reads <c>22:00-07:00</c> for every day; false also for two times that are the same.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out QuietRange? range)
    {
        var ends = text.Split('-');
        range = ends.Length == 2 && ClockTime.Parse(ends[0].Trim()) is { } from and < ClockTime.EndOfDay && ClockTime.Parse(ends[1].Trim()) is { } to && from != to
            ? new QuietRange(from, to, EveryDay)
            : null;
        return range is not null;
    }

    /// <summary>The bit of a day (<c>mon</c> … <c>sun</c>), or null.</summary>
    public static int? DayBit(string name) => Array.IndexOf(DayNames, name) is >= 0 and var day ? 1 << day : null;

    /// <summary>The names of its days, Sunday first.</summary>
    public IReadOnlyList<string> DayList()
    {
        var days = Days;
        return [.. DayNames.Where((_, day) => (days & (1 << day)) != 0)];
    }

    /// <summary>The two times.</summary>
    public string Times => $"{ClockTime.Of(From)}-{ClockTime.Of(To)}";

    /// <summary>The stretch that begins on a day: none, if it does not on that weekday.</summary>
    internal (DateTimeOffset From, DateTimeOffset To)? On(DateOnly day, TimeZoneInfo zone) =>
        (Days & (1 << (int)day.DayOfWeek)) == 0 ? null
        : (ClockTime.On(day, From, zone), To > From ? ClockTime.On(day, To, zone) : ClockTime.On(day.AddDays(1), To, zone));

    /// <summary>Marks the minutes of a week, from Sunday's midnight on, that it covers.</summary>
    internal void Cover(bool[] week)
    {
        for (var day = 0; day < 7; day++)
        {
            for (var minute = 0; minute < Length && (Days & (1 << day)) != 0; minute++)
            {
                week[((day * ClockTime.EndOfDay) + From + minute) % week.Length] = true;
            }
        }
    }
}
