using System.Net;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>An item of the news site's feed.</summary>
/// <param name="Title">Its title, as text.</param>
/// <param name="Link">Where it links to.</param>
/// <param name="Html">What it says, as HTML.</param>
internal sealed record Story(string Title, string Link, string Html)
{
    /// <summary>A feed of these.</summary>
    public static string Feed(string title, string site, IEnumerable<Story> stories) =>
        $"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{WebUtility.HtmlEncode(title)}</title><link>{WebUtility.HtmlEncode(site)}</link>{string.Concat(stories.Select(story => story.Item()))}</channel></rss>""";

    private string Item() =>
        $"""<item><guid isPermaLink="false">{WebUtility.HtmlEncode(Link)}</guid><title>{WebUtility.HtmlEncode(Title)}</title><link>{WebUtility.HtmlEncode(Link)}</link><description>{WebUtility.HtmlEncode(Html)}</description></item>""";
}
