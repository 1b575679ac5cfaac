using System.Globalization;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Text;

namespace FeedMonitor.Configuration;

/// <summary>Reads a watchlist's <c>alert</c>: who is told, and when (<c>digest</c>, <c>zone</c>, <c>quiet</c>, <c>maxPerHour</c>, <c>cooldown</c>).</summary>
internal static class AlertKeys
{
    private static readonly string[] Names = ["channels", "digest", "zone", "quiet", "maxPerHour", "cooldown"];

    /// <summary>The channels' ids and the mode.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="known">The channels there are, or null to take ids as they are.</param>
    /// <exception cref="ConfigurationException">A key is unknown or wrong, or names what is not there.</exception>
    public static (string[] Channels, AlertMode Mode) Read(YamlNodeAt node, IReadOnlyCollection<string>? known)
    {
        var keys = node.Mapping("alert", Names);
        return (ChannelIds.Of(keys, node, "alert", known), new AlertMode
        {
            Digest = keys.TryGetValue("digest", out var digest) ? ReadDigest(digest) : null,
            Zone = keys.TryGetValue("zone", out var zone) ? ReadZone(zone) : TimeZoneInfo.Utc,
            Quiet = keys.TryGetValue("quiet", out var quiet) ? ReadQuiet(quiet) : QuietHours.None,
            MaxPerHour = keys.TryGetValue("maxPerHour", out var most) ? ReadMaxPerHour(most) : null,
            Cooldown = keys.TryGetValue("cooldown", out var cooldown) ? ReadCooldown(cooldown) : null,
        });
    }

    private static DigestSchedule ReadDigest(YamlNodeAt node)
    {
        var text = node.Text("digest");
        return DigestSchedule.TryParse(text, out var schedule) ? schedule : throw node.Wrong($"digest is '{text}', expected {DigestSchedule.Expected}");
    }

    private static TimeZoneInfo ReadZone(YamlNodeAt node)
    {
        var text = node.Text("zone");
        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : throw node.Wrong($"unknown time zone '{text}', expected an IANA name, such as Europe/Berlin");
    }

    private static QuietHours ReadQuiet(YamlNodeAt node)
    {
        var quiet = new QuietHours([.. node.OneOrMore("quiet").Select(ReadRange)]);
        return quiet.LeaveTime ? quiet : throw node.Wrong("quiet leaves no minute of the week in which to tell anything, expected some");
    }

    private static QuietRange ReadRange(YamlNodeAt node)
    {
        if (!node.IsMapping)
        {
            return ReadTimes(node, "quiet");
        }

        var keys = node.Mapping("quiet", "at", "days");
        var times = keys.TryGetValue("at", out var at) ? ReadTimes(at, "at") : throw node.Wrong($"quiet has no 'at', expected {QuietRange.Expected}");
        return keys.TryGetValue("days", out var days) ? times with { Days = days.OneOrMore("days").Aggregate(0, (bits, day) => bits | ReadDay(day)) } : times;
    }

    private static QuietRange ReadTimes(YamlNodeAt node, string what)
    {
        var text = node.Text(what);
        return QuietRange.TryParse(text, out var range) ? range.Value : throw node.Wrong($"{what} is '{text}', expected {QuietRange.Expected}");
    }

    private static int ReadDay(YamlNodeAt node)
    {
        var text = node.Text("a day");
        return QuietRange.DayBit(text) ?? throw node.Wrong($"'{text}' is no day, expected mon, tue, wed, thu, fri, sat or sun");
    }

    private static int ReadMaxPerHour(YamlNodeAt node)
    {
        var text = node.Text("maxPerHour");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= AlertMode.LargestMaxPerHour
            ? number
            : throw node.Wrong($"maxPerHour is '{text}', expected 1 to {AlertMode.LargestMaxPerHour}");
    }

    private static TimeSpan ReadCooldown(YamlNodeAt node)
    {
        var text = node.Text("cooldown");
        return ShortDuration.TryParse(text, out var cooldown) && cooldown <= AlertMode.LongestCooldown
            ? cooldown.Value
            : throw node.Wrong($"cooldown is '{text}', expected minutes, hours or days up to {ShortDuration.Of(AlertMode.LongestCooldown)}, such as 30m or 2h");
    }
}
