using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Text;

/// <summary>Durations as people write them in settings: a whole number of minutes, hours or days (<c>30m</c>, <c>2h</c>, <c>1d</c>).</summary>
public static partial class ShortDuration
{
    /// <summary>Reads one of at least a minute; false for everything else.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TimeSpan? duration)
    {
        var match = Form().Match(text);
        var number = match.Success ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        duration = number == 0 ? null : match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
        return duration is not null;
    }

    /// <summary>The shortest form of a duration of whole minutes.</summary>
    public static string Of(TimeSpan duration)
    {
        var minutes = (long)duration.TotalMinutes;
        return minutes % 1_440 == 0 ? $"{minutes / 1_440}d" : minutes % 60 == 0 ? $"{minutes / 60}h" : $"{minutes}m";
    }

    /// <summary>About how long a wait is, for people: <c>35s</c>, <c>12m</c>, <c>3h</c>, <c>2d</c>. The unit is the largest of which there are two.</summary>
    public static string About(TimeSpan duration) => duration switch
    {
        _ when duration < TimeSpan.FromMinutes(2) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(duration.TotalSeconds)}s"),
        _ when duration < TimeSpan.FromHours(2) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalMinutes)}m"),
        _ when duration < TimeSpan.FromDays(2) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalHours)}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalDays)}d"),
    };

    [GeneratedRegex(@"\A([0-9]{1,5})([mhd])\z")]
    private static partial Regex Form();
}
