using FeedMonitor.Feeds;

namespace FeedMonitor.Items;

/// <summary>Whose page an item's text comes from.</summary>
internal static class ItemSite
{
    /// <summary>The registrable domain of the item's address; of the feed's, if the item has none.</summary>
    public static string Of(Feed feed, FeedItem item) => FeedUrl.TryParse(item.Link, out var link, out _) ? link.Site : feed.Url.Site;
}
