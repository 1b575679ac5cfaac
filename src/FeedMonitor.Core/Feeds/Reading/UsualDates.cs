namespace FeedMonitor.Feeds.Reading;

/// <summary>The two forms that nearly all feeds write, read without detour: RFC 1123 (<c>Sat, 14 Mar 2026 09:26:53 GMT</c>) and RFC 3339.</summary>
internal static class UsualDates
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <summary>The moment in UTC, or null if the text is of another form: that says nothing of whether it is a date.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text) => text switch
    {
        [_, _, _, ',', ' ', _, _, ' ', _, _, _, ' ', _, _, _, _, ' ', _, _, ':', _, _, ':', _, _, ' ', .. var zone] when Months.AsSpan().IndexOf(text[8..11]) is >= 0 and var month && month % 3 == 0 =>
            Of(text[12..16], (month / 3) + 1, text[5..7], text[17..25], zone),
        [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, .. var zone] when Number(text[5..7]) is { } month =>
            Of(text[..4], month, text[8..10], text[11..19], zone),
        _ => null,
    };

    private static DateTimeOffset? Of(ReadOnlySpan<char> yearText, int month, ReadOnlySpan<char> dayText, ReadOnlySpan<char> time, ReadOnlySpan<char> zone)
    {
        if (Number(yearText) is not (>= 1900 and <= 2200 and var year) || month is < 1 or > 12 || Number(dayText) is not (>= 1 and var day) || day > DateTime.DaysInMonth(year, month)
            || Number(time[..2]) is not (<= 23 and var hour) || Number(time[3..5]) is not (<= 59 and var minute) || Number(time[6..8]) is not (<= 59 and var second)
            || Offset(zone) is not { } offset)
        {
            return null;
        }

        return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero) - offset;
    }

    private static TimeSpan? Offset(ReadOnlySpan<char> zone)
    {
        switch (zone)
        {
            case "GMT" or "Z" or "+0000" or "+00:00" or "UTC" or "UT":
                return TimeSpan.Zero;
            case [('+' or '-') and var sign, _, _, .. var rest] when Number(zone[1..3]) is <= 14 and var hours:
                var minutes = rest is [':', _, _] ? Number(rest[1..]) : rest is [_, _] ? Number(rest) : null;
                return minutes is <= 59 ? (sign == '-' ? -1 : 1) * new TimeSpan(hours, minutes.Value, 0) : null;
            default:
                return null;
        }
    }

    private static int? Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return null;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
