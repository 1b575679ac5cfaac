using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Lists;

namespace FeedMonitor.Configuration;

/// <summary>A feed of the list, and the outline that lists it.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Outline">Its outline.</param>
public sealed record ListedFeed(Feed Feed, OpmlElement Outline);

/// <summary>Reads the feeds of the configuration's list.</summary>
internal static class ListedFeeds
{
    /// <summary>The feeds, in the order of the text.</summary>
    /// <exception cref="OpmlException">One is wrong, or there a second time.</exception>
    public static IReadOnlyList<ListedFeed> Read(OpmlDocument document)
    {
        var feeds = new List<ListedFeed>();
        var known = new HashSet<FeedId>();
        foreach (var outline in document.Body.Descendants().Where(FeedOutline.Is))
        {
            var feed = ReadFeed(outline);
            if (!known.Add(feed.Id))
            {
                throw Wrong(outline, $"feed {feed.Url} stands here a second time, expected it once");
            }

            feeds.Add(new ListedFeed(feed, outline));
        }

        return feeds;
    }

    private static Feed ReadFeed(OpmlElement outline)
    {
        var address = outline.Raw("xmlUrl") ?? throw Wrong(outline, "the feed has no 'xmlUrl', expected its address");
        if (!FeedUrl.TryParse(address, out var url, out var problem))
        {
            // What stands before an @ may be a password.
            throw Wrong(outline, $"{(address.Contains('@', StringComparison.Ordinal) ? "xmlUrl" : $"'{address}'")} is not a feed address: {problem}");
        }

        return new Feed(FeedId.Of(url), url, outline.Text("title") ?? outline.Text("text") ?? url.Value, outline.Text("htmlUrl"), outline.Groups()) { FullText = PolicyOf(outline) };
    }

    private static FullTextPolicy? PolicyOf(OpmlElement outline) =>
        outline.Text("fullText") is not { } name ? null
        : FullTextPolicyName.Find(name) ?? throw Wrong(outline, $"fullText is '{name}', expected auto, never or always");

    private static OpmlException Wrong(OpmlElement outline, string problem) => new(outline.Line, problem);
}
