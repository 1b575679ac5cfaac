using System.Globalization;

namespace FeedMonitor.Alerts.Modes;

/// <summary>Times of day as clocks on a wall show them, in minutes from midnight.</summary>
internal static class ClockTime
{
    /// <summary>Midnight at the end of a day, <c>24:00</c>.</summary>
    public const int EndOfDay = 24 * 60;

    /// <summary>Reads <c>07:30</c> or <c>7:30</c>; null for everything else. <c>24:00</c> is <see cref="EndOfDay"/>.</summary>
    public static int? Parse(string text) =>
        text == "24:00" ? EndOfDay
        : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute
        : null;

    /// <summary>The time as it is written.</summary>
    public static string Of(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>
    /// The moment at which the clocks of a zone show a time on a day. Of two such moments, where clocks are set back, it is the first; where they are set
    /// forward over the time, it is the moment right after.
    /// </summary>
    public static DateTimeOffset On(DateOnly day, int minutes, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        // The first of two is the one with the greater offset, the summer's.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The day that it is in a zone.</summary>
    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
