using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Reading;

/// <summary>The zones of feeds' dates: offsets, the abbreviations of RFC 822 §5.1, and those that are met besides.</summary>
internal static partial class ZoneNames
{
    // Minutes east of UTC. Where an abbreviation has several meanings the one of RFC 822 counts, else that of the most people.
    private static readonly Dictionary<string, int> Offsets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = -300, ["EDT"] = -240, ["CST"] = -360, ["CDT"] = -300, ["MST"] = -420, ["MDT"] = -360, ["PST"] = -480, ["PDT"] = -420,
        ["AST"] = -240, ["ADT"] = -180, ["NST"] = -210, ["NDT"] = -150, ["AKST"] = -540, ["AKDT"] = -480, ["HST"] = -600, ["HDT"] = -540,
        ["BRT"] = -180, ["BRST"] = -120, ["ART"] = -180, ["CLT"] = -240, ["CLST"] = -180, ["COT"] = -300, ["PET"] = -300, ["VET"] = -240,
        ["BST"] = 60, ["IRST"] = 210, ["WEST"] = 60, ["WEDT"] = 60, ["CET"] = 60, ["CEST"] = 120, ["CEDT"] = 120, ["MET"] = 60, ["MEST"] = 120,
        ["MEZ"] = 60, ["MESZ"] = 120, ["HNEC"] = 60, ["EET"] = 120, ["EEST"] = 180, ["EEDT"] = 180, ["MSK"] = 180, ["MSD"] = 240, ["TRT"] = 180,
        ["SAST"] = 120, ["CAT"] = 120, ["EAT"] = 180, ["WAT"] = 60, ["IDT"] = 180, ["GST"] = 240, ["PKT"] = 300, ["YEKT"] = 300, ["IST"] = 330,
        ["NPT"] = 345, ["OMST"] = 360, ["ICT"] = 420, ["WIB"] = 420, ["NOVT"] = 420, ["KRAT"] = 420, ["HKT"] = 480, ["SGT"] = 480, ["MYT"] = 480,
        ["PHT"] = 480, ["AWST"] = 480, ["IRKT"] = 480, ["WITA"] = 480, ["JST"] = 540, ["KST"] = 540, ["WIT"] = 540, ["ACST"] = 570, ["ACDT"] = 630,
        ["AEST"] = 600, ["AEDT"] = 660, ["VLAT"] = 600, ["NZST"] = 720, ["NZDT"] = 780,
    };

    /// <summary>The offset from UTC: zero for none, for GMT and its names, and for a name that nobody knows; null for a number that is no offset.</summary>
    /// <param name="zone">What follows the time.</param>
    public static TimeSpan? OffsetOf(string zone)
    {
        if (Numeric().Match(zone) is { Success: true } match)
        {
            var minutes = (int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture) * 60)
                + (match.Groups["m"].Value is { Length: > 0 } rest ? int.Parse(rest, CultureInfo.InvariantCulture) : 0);

            // Nowhere is farther than 14 hours.
            return minutes > 14 * 60 || minutes % 60 != 0 && match.Groups["m"].Value is [>= '6', _] ? null : TimeSpan.FromMinutes(match.Groups["sign"].Value == "-" ? -minutes : minutes);
        }

        return Name().Match(zone) is { Success: true } name && Offsets.TryGetValue(name.Value, out var offset) ? TimeSpan.FromMinutes(offset) : TimeSpan.Zero;
    }

    [GeneratedRegex(@"\A(GMT|UTC|UT|Z)?\s?(?<sign>[+-])(?<h>[0-9]{2}|[0-9](?![0-9]))(:?(?<m>[0-9]{2}))?", RegexOptions.IgnoreCase)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\A[A-Z]{2,5}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
