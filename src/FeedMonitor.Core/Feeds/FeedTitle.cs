using FeedMonitor.Feeds.Reading;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds;

/// <summary>A feed's title as others wrote it, made fit for a list and a terminal.</summary>
public static class FeedTitle
{
    /// <summary>The title in one bounded line without control characters; the address if nothing is left of it.</summary>
    public static string Of(string? title, FeedUrl url) => OneLine.Of(FeedText.Title(title)) is { Length: > 0 } clean ? clean : url.Value;
}
