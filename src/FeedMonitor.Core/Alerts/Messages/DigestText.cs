using FeedMonitor.Text;

namespace FeedMonitor.Alerts.Messages;

/// <summary>The words in which hits are told together.</summary>
internal static class DigestText
{
    /// <summary>The message of a digest.</summary>
    public static AlertMessage Of(AlertDigest digest) => new(
        $"{Plain.Name(digest.WatchlistName)}: {Counted.Of(digest.Total, "hit")}",
        $"{Why(digest.Reason)}, {Plain.Time(digest.From)} to {Plain.Time(digest.Until)}.",
        null,
        [.. digest.Hits.Select(hit => MessageHit.Of(hit, digest.SubjectOf(hit).OtherSources))],
        Math.Max(0, digest.Total - digest.Hits.Count))
    {
        IsDigest = true,
    };

    private static string Why(DigestReason reason) => reason switch
    {
        DigestReason.Schedule => "Told together, as the watchlist asks",
        DigestReason.QuietHours => "Held back in quiet hours",
        DigestReason.TooMany => "More than the watchlist tells of in an hour",
        DigestReason.Cooldown => "Held back after the one before",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
