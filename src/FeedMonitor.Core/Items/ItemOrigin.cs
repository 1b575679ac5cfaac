using FeedMonitor.Feeds;

namespace FeedMonitor.Items;

/// <summary>Where an item comes from, as far as watchlists ask for it.</summary>
/// <param name="Feed">Its feed; null for a file, or if the feed is listed no longer.</param>
/// <param name="Language">Its language, as the page declares it (BCP 47: <c>ru</c>, <c>pt-br</c>); null if it declares none.</param>
public sealed record ItemOrigin(Feed? Feed, string? Language)
{
    /// <summary>Of an item of which nothing is known.</summary>
    public static ItemOrigin Unknown { get; } = new(null, null);
}
