using System.Globalization;
using FeedMonitor.Text;

namespace FeedMonitor.Alerts.Modes;

/// <summary>That an alert waits.</summary>
/// <param name="Reason">For what.</param>
/// <param name="Until">When it is looked at again.</param>
public sealed record AlertHold(DigestReason Reason, DateTimeOffset Until)
{
    /// <summary>The hold in words, for the hit.</summary>
    public string Text(AlertMode mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        var until = TimeZoneInfo.ConvertTime(Until, mode.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"held until {until} {mode.Zone.Id}: {Reason switch
        {
            DigestReason.Schedule => $"its watchlist is told of {mode.Digest}",
            DigestReason.QuietHours => "quiet hours",
            DigestReason.TooMany => $"no more than {mode.MaxPerHour} are told in an hour",
            _ => $"the one before was told less than {ShortDuration.Of(mode.Cooldown ?? TimeSpan.Zero)} ago",
        }}";
    }
}
