using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Reading;

/// <summary>
/// Reads the dates of feeds: RFC 3339 (Atom), RFC 822 and 2822 (RSS), and the variations that are met: asctime, Unix time, months in
/// other languages, US and ISO numbers. Never throws, knows no culture and no local time.
/// </summary>
/// <remarks>
/// A time without a zone, or with one that nobody knows, is taken as UTC (RFC 2822 §4.3). A date that can be read in two ways
/// (<c>01/02/2025</c>) is none. The weekday is not looked at: where it is wrong, the date counts.
/// </remarks>
internal static partial class FeedDate
{
    private const int Longest = 100;

    /// <summary>The moment in UTC, or null if it can't be read.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        var trimmed = (text ?? "").AsSpan().Trim();
        if (trimmed.Length is 0 or > Longest)
        {
            return null;
        }

        if (UsualDates.Parse(trimmed) is { } usual)
        {
            return usual;
        }

        var date = Spaces().Replace(Comments().Replace(trimmed.ToString(), " "), " ").Trim();
        return OfUnixTime(date) ?? OfCalendar(date);
    }

    private static DateTimeOffset? OfCalendar(string text)
    {
        if (FindDay(text) is not var (year, month, day, rest) || FindTime(rest) is not var (time, zone) || ZoneNames.OffsetOf(zone) is not { } offset)
        {
            return null;
        }

        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks + (time - offset).Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static DateTimeOffset? OfUnixTime(string text) =>
        text.Length is >= 9 and <= 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text.Length <= 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number)
            : null;

    /// <returns>The day, and what of the text is left for the time.</returns>
    private static (int Year, int Month, int Day, string After)? FindDay(string text)
    {
        if (IsoDay().Match(text) is { Success: true } iso)
        {
            return (Number(iso, "y"), Number(iso, "m", 1), Number(iso, "d", 1), text[iso.Length..]);
        }

        if (DayMonthYear().Match(text) is { Success: true } named && MonthNames.Find(named.Groups["m"].Value) is { } month)
        {
            return (Year(named), month, Number(named, "d"), text[(named.Index + named.Length)..]);
        }

        if (MonthDayYear().Match(text) is { Success: true } american && MonthNames.Find(american.Groups["m"].Value) is { } monthFirst)
        {
            return (Year(american), monthFirst, Number(american, "d"), american.Groups["time"].Value + text[(american.Index + american.Length)..]);
        }

        return NumericDay().Match(text) is { Success: true } numeric ? OfNumbers(numeric, text) : null;
    }

    // Dots put the day first. Slashes do so in half the world: only what can be but one date is one, and AM or PM tells America.
    private static (int Year, int Month, int Day, string After)? OfNumbers(Match match, string text)
    {
        var (first, second) = (Number(match, "a"), Number(match, "b"));
        var rest = text[(match.Index + match.Length)..];
        var isDayFirst = match.Groups["by"].Value == "." || first > 12;
        var isCertain = isDayFirst || second > 12 || first == second || HalfOfDay().IsMatch(rest);
        return !isCertain ? null : isDayFirst ? (Year(match), second, first, rest) : (Year(match), first, second, rest);
    }

    /// <returns>The time of day (midnight if there is none) and the zone's name, or null if there is a time that is none.</returns>
    private static (TimeSpan Time, string Zone)? FindTime(string rest)
    {
        var match = TimeOfDay().Match(rest);
        if (!match.Success)
        {
            return (TimeSpan.Zero, "");
        }

        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s", 0));
        if (match.Groups["half"].Value is { Length: > 0 } half)
        {
            hour = (hour % 12) + (char.ToLowerInvariant(half[0]) == 'p' ? 12 : 0);
        }

        // 24:00:00 is the next midnight, and a leap second the next minute.
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0))
        {
            return null;
        }

        var fraction = match.Groups["f"].Value is { Length: > 0 } digits ? int.Parse(digits.PadRight(7, '0')[..7], CultureInfo.InvariantCulture) : 0;
        return (new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(fraction), rest[(match.Index + match.Length)..].Trim());
    }

    // RFC 2822 §4.3: two digits are 1950 to 2049.
    private static int Year(Match match)
    {
        var year = Number(match, "y");
        return match.Groups["y"].Length > 2 ? year : year < 50 ? year + 2000 : year + 1900;
    }

    private static int Number(Match match, string group, int otherwise = 0) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Comments();

    // 2025-06-03, 2025/6/3, 20250603T…, 2025-06, 2025, 2025年6月3日
    [GeneratedRegex(@"\A(?<y>[0-9]{4})((?<by>[-/.年] ?)(?<m>[0-9]{1,2})([-/.月] ?(?<d>[0-9]{1,2})日?)?|(?<m>[0-9]{2})(?<d>[0-9]{2})(?=T|\z))?(?![0-9])(?=[T\s,;日]|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    // 3 Jun 2025, 03-Jun-25, 3. Juni 2025, 3 de junio de 2025, 3rd June, 2025
    [GeneratedRegex(@"(?<![0-9])(?<d>[0-9]{1,2})(st|nd|rd|th|er|\.|º)?[\s\-/]*(de\s)?(?<m>\p{L}[\p{L}\p{M}]{2,11})\.?[\s\-/,]*(de\s)?(?<y>[0-9]{4}|[0-9]{2})(?![0-9:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();

    // June 3, 2025; Tue Jun  3 09:39:21 2025; Tue Jun 3 09:39:21 UTC 2025
    [GeneratedRegex(@"(?<m>\p{L}[\p{L}\p{M}]{2,11})\.?\s(?<d>[0-9]{1,2})(st|nd|rd|th)?,?(?<time>\s[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(\s[A-Z]{1,5}|\s[+-][0-9]{4})?)?\s(?<y>[0-9]{4})(?![0-9:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"(?<![0-9])(?<a>[0-9]{1,2})(?<by>[/.-])(?<b>[0-9]{1,2})\k<by>(?<y>[0-9]{4})(?![0-9])")]
    private static partial Regex NumericDay();

    [GeneratedRegex(@"(?<h>[0-9]{1,2})[:h](?<m>[0-9]{2})([:.](?<s>[0-9]{1,2})([.,](?<f>[0-9]+))?)?\s?(?<half>[ap]\.?m\.?(?![\p{L}]))?|(?<=\A\s?T)(?<h>[0-9]{2})(?<m>[0-9]{2})(?<s>[0-9]{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"[0-9]\s?[ap]\.?m\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfOfDay();
}
