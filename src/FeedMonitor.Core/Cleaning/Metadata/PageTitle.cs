using AngleSharp.Dom;
using FeedMonitor.Text;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>
/// The article's title. A page has several: its own <c>title</c> with the site's name behind, one for networks, one for search, and
/// a heading. The heading counts that any of the others speaks of; the reader sees it above the article.
/// </summary>
internal static class PageTitle
{
    private const int MostHeadings = 20;
    private const double SpeaksOf = 0.5;

    /// <summary>The title; empty if there is none.</summary>
    public static string Of(PageSource source)
    {
        var network = source.Tags.First("og:title", "twitter:title");
        var search = source.Data.Text("headline");
        var whole = source.Document.Title?.Trim() ?? "";
        var named = string.Join(' ', network, search, whole);
        var heading = source.Document.GetElementsByTagName("h1").Take(MostHeadings).Select(Line).FirstOrDefault(text => text.Length > 0 && Share(text, named) >= SpeaksOf);
        return heading ?? WithoutSite(network ?? search ?? whole, source.Tags.First("og:site_name", "application-name"));
    }

    // "Depot checked | The Ledger"
    private static string WithoutSite(string title, string? site)
    {
        if (site is null || !title.EndsWith(site, StringComparison.OrdinalIgnoreCase))
        {
            return title;
        }

        var rest = title.AsSpan(0, title.Length - site.Length).TrimEnd();
        return rest.Length > 1 && "|-–—:：·•»".Contains(rest[^1], StringComparison.Ordinal) ? rest[..^1].TrimEnd().ToString() : title;
    }

    private static string Line(IElement heading) => SingleSpaced.Of(heading.TextContent);

    private static double Share(string heading, string named)
    {
        if (named.Contains(heading, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var words = Words(heading).ToArray();
        var known = Words(named).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count(known.Contains) / (double)Math.Max(1, words.Length);
    }

    private static IEnumerable<string> Words(string text) => text.Split([' ', ',', '.', ':', ';', '|', '-', '–', '—', '"', '“', '”', '«', '»', '(', ')', '?', '!'], StringSplitOptions.RemoveEmptyEntries);
}
