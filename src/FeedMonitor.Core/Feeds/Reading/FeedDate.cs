using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads the dates of feeds: RFC 822 (RSS) and RFC 3339 (Atom), with the variations that are met. Never throws, knows no local time.</summary>
internal static partial class FeedDate
{
    // RFC 822 §5.1 and the abbreviations that are met besides, in minutes east of UTC.
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["BST"] = 60, ["CET"] = 60, ["WEST"] = 60, ["CEST"] = 120, ["EET"] = 120,
        ["EEST"] = 180, ["MSK"] = 180, ["IST"] = 330, ["HKT"] = 480, ["JST"] = 540, ["KST"] = 540, ["AEST"] = 600, ["AEDT"] = 660,
        ["NZST"] = 720, ["NZDT"] = 780, ["EST"] = -300, ["EDT"] = -240, ["CST"] = -360, ["CDT"] = -300, ["MST"] = -420, ["MDT"] = -360,
        ["PST"] = -480, ["PDT"] = -420, ["AKST"] = -540, ["AKDT"] = -480, ["HST"] = -600,
    };

    private static readonly string[] Rfc822Forms =
        ["d MMM yyyy H:mm:ss", "d MMM yyyy H:mm", "d MMM yy H:mm:ss", "d MMM yy H:mm", "d MMMM yyyy H:mm:ss", "d MMMM yyyy H:mm", "d MMM yyyy", "d MMMM yyyy"];

    /// <summary>The moment in UTC, or null if it can't be read. A time without a zone is taken as UTC.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        var date = Spaces().Replace((text ?? "").Trim(), " ");
        return date.Length is 0 or > 100 ? null : Rfc3339(date) ?? Rfc822(date);
    }

    private static DateTimeOffset? Rfc3339(string text) =>
        Iso().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    private static DateTimeOffset? Rfc822(string text)
    {
        if (Rfc822Date().Match(text) is not { Success: true } match
            || !DateTime.TryParseExact(match.Groups["time"].Value.Trim(), Rfc822Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || OffsetOf(match.Groups["zone"].Value) is not { } offset)
        {
            return null;
        }

        var ticks = local.Ticks - offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static TimeSpan? OffsetOf(string zone)
    {
        if (zone.Length == 0)
        {
            return TimeSpan.Zero;
        }

        if (Zones.TryGetValue(zone, out var minutes))
        {
            return TimeSpan.FromMinutes(minutes);
        }

        var match = NumericZone().Match(zone);
        if (!match.Success)
        {
            return null;
        }

        var offset = new TimeSpan(int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture), 0);
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\p{L}+\.?,? )?(?<time>\d{1,2} \p{L}{3,9} \d{2,4}( \d{1,2}:\d{2}(:\d{2})?)?) ?(?<zone>[A-Z]{1,5}|(GMT|UTC)?[+-]\d{2}:?\d{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Rfc822Date();

    [GeneratedRegex(@"^(GMT|UTC)?(?<sign>[+-])(?<h>\d{2}):?(?<m>\d{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex NumericZone();
}
