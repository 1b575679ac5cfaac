namespace FeedMonitor.Alerts.Messages;

/// <summary>The words in which a feed in trouble is told of.</summary>
internal static class TroubleText
{
    private const int LongestDetail = 400;

    /// <summary>The message of a trouble.</summary>
    public static AlertMessage Of(FeedTrouble trouble)
    {
        var what = trouble.Kind switch
        {
            FeedTroubleKind.Broken => "has failed",
            FeedTroubleKind.Silent => "has been silent",
            FeedTroubleKind.Gone => "is gone",
            _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble.Kind, null),
        };
        return new AlertMessage(
            $"Feed {Plain.Name(trouble.FeedTitle)} {what}",
            $"Since {Plain.Time(trouble.Since)}. {Text.Cut.To(Plain.Safe(trouble.Detail), LongestDetail)}",
            WebLink.Of(trouble.FeedUrl),
            [],
            0);
    }
}
