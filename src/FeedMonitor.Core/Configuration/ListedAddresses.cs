using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Configuration;

/// <summary>Tells which addresses a list has already, be it as <c>http</c>, with <c>www.</c> or with a slash at the end.</summary>
public sealed class ListedAddresses
{
    private readonly Dictionary<FeedId, Feed> exact = [];
    private readonly Dictionary<string, Feed> alike = new(StringComparer.Ordinal);

    /// <summary>Those of a list.</summary>
    public ListedAddresses(IEnumerable<ListedFeed> feeds)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        foreach (var (feed, _) in feeds)
        {
            exact.TryAdd(feed.Id, feed);
            alike.TryAdd(Canonical(feed.Url), feed);
        }
    }

    /// <summary>The feed that has the address, else one whose address means the same; or null.</summary>
    public Feed? Find(FeedUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return exact.GetValueOrDefault(FeedId.Of(url)) ?? alike.GetValueOrDefault(Canonical(url));
    }

    private static string Canonical(FeedUrl url) => CanonicalUrl.Of(url.Value) ?? url.Value;
}
