using AngleSharp.Dom;
using FeedMonitor.Cleaning.Html;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Discovery;

/// <summary>A feed that a page names.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">What the page calls it, else the page's own title; empty if there is neither.</param>
public sealed record DiscoveredFeed(FeedUrl Url, string Title);

/// <summary>Finds the feeds that an HTML page names. A pure function; no text makes it throw.</summary>
/// <remarks>
/// By <c>link rel="alternate"</c> (https://www.rssboard.org/rss-autodiscovery, WHATWG HTML §4.6.7.1). Where there is none, by links in the
/// text that look like feeds.
/// </remarks>
public static class FeedDiscovery
{
    /// <summary>How many feeds of a page are told.</summary>
    public const int MostFeeds = 20;

    // In UTF-16 code units. Links stand in the head, and those of the text within the first megabytes or nowhere.
    private const int LongestPage = 4 * 1024 * 1024;

    private static readonly string[] FeedTypes =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml", "application/json"];

    /// <summary>The feeds, best first: those of comments last, and before them what is only said to be JSON.</summary>
    /// <param name="html">The page.</param>
    /// <param name="address">Where it was fetched.</param>
    public static IReadOnlyList<DiscoveredFeed> Find(string html, Uri address)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(address);
        if (HtmlTree.Parse(html.Length <= LongestPage ? html : html[..LongestPage]) is not { } page)
        {
            return [];
        }

        var from = Resolve(page.QuerySelector("base[href]")?.GetAttribute("href"), address) ?? address;
        var named = Feeds(page.QuerySelectorAll("link[href]").Where(NamesFeed), page.Title, from);
        return named.Count > 0 ? named : Feeds(page.QuerySelectorAll("a[href]").Where(link => FeedLookalike.Is(link.GetAttribute("href")!)), page.Title, from);
    }

    /// <summary>What is said of a page that stands where a feed should: with the feed that it names, if it does.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Where it was fetched.</param>
    public static string Describe(string page, Uri address) =>
        Find(page, address) is [var feed, ..] ? $"it is an HTML page, not a feed; its feed is at {feed.Url}" : "it is an HTML page, not a feed";

    private static List<DiscoveredFeed> Feeds(IEnumerable<IElement> links, string? pageTitle, Uri from) =>
    [
        .. links.Select(link => (Element: link, Url: UrlOf(link, from)))
            .Where(link => link.Url is not null)
            .DistinctBy(link => link.Url!.Value, StringComparer.Ordinal)
            .Select(link => (Feed: new DiscoveredFeed(link.Url!, TitleOf(link.Element, pageTitle)), Rank: FeedLookalike.IsOfComments(link.Url!, TitleOf(link.Element, null)) ? 2 : TypeOf(link.Element) == "application/json" ? 1 : 0))
            .OrderBy(link => link.Rank)
            .Select(link => link.Feed)
            .Take(MostFeeds),
    ];

    // WordPress names its programming interface as an alternate of type application/json.
    private static bool NamesFeed(IElement link)
    {
        var relations = (link.GetAttribute("rel") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return FeedTypes.Contains(TypeOf(link), StringComparer.Ordinal)
            && relations.Any(relation => relation.Equals("alternate", StringComparison.OrdinalIgnoreCase) || relation.Equals("feed", StringComparison.OrdinalIgnoreCase))
            && !link.GetAttribute("href")!.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase);
    }

    private static string TypeOf(IElement link) => (link.GetAttribute("type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static FeedUrl? UrlOf(IElement link, Uri from) =>
        Resolve(FeedAddress.WithoutFeedScheme(link.GetAttribute("href")!.Trim()), from) is { } resolved && FeedUrl.TryParse(resolved.OriginalString, out var url, out _) ? url : null;

    private static string TitleOf(IElement link, string? pageTitle)
    {
        var own = link.GetAttribute("title") is { } title && !string.IsNullOrWhiteSpace(title) ? title : link.TextContent;
        return OneLine.Of(Reading.FeedText.Title(string.IsNullOrWhiteSpace(own) ? pageTitle : own));
    }

    private static Uri? Resolve(string? address, Uri from) =>
        address is not null && Uri.TryCreate(from, address.Trim(), out var resolved) && resolved.Scheme is "http" or "https" ? resolved : null;
}
