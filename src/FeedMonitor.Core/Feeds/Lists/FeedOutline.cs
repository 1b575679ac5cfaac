namespace FeedMonitor.Feeds.Lists;

/// <summary>Which outlines are feeds.</summary>
internal static class FeedOutline
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether an outline is meant as a feed. The others are groups.</summary>
    /// <remarks>What has no address and no outlines in it, but says that it is a feed, is an entry that is broken; with outlines in it, a group that some readers write so.</remarks>
    public static bool Is(OpmlElement outline) =>
        outline.Raw("xmlUrl", AnyCase) is not null || (outline.Children.Count == 0 && outline.Text("type", AnyCase)?.ToLowerInvariant() is "rss" or "atom");
}
