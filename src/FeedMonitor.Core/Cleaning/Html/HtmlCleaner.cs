using System.Text;
using FeedMonitor.Cleaning.Flattened;
using FeedMonitor.Cleaning.Metadata;

namespace FeedMonitor.Cleaning.Html;

/// <summary>Cleans HTML. What can't be parsed is cleaned as the text that stands between its tags.</summary>
internal static class HtmlCleaner
{
    /// <summary>A whole page, with what it says of itself.</summary>
    public static CleanText Page(string html, string title)
    {
        if (HtmlTree.Parse(html) is not { } document)
        {
            return Unparsable(html, title);
        }

        var page = PageMetadata.Of(document);
        var headline = title.Length > 0 ? title : page.Title;
        return Shown(headline, HtmlPage.Page(document, headline)) with
        {
            Published = page.Published,
            Language = page.Language,
            CanonicalUrl = page.CanonicalUrl,
            Author = page.Author,
        };
    }

    /// <summary>A piece of a page, as feeds carry it.</summary>
    public static CleanText Fragment(string html, string title) =>
        HtmlTree.Parse(html) is { } document ? Shown(title, HtmlPage.Fragment(document, title)) : Unparsable(html, title);

    private static CleanText Unparsable(string html, string title) => FlattenedCleaner.Clean(Entities.Decode(HtmlTree.TextBetweenTags(html)), title);

    private static CleanText Shown(string headline, IReadOnlyList<(Zone Zone, string Text)> parts)
    {
        var shown = new StringBuilder(headline);
        var blocks = new List<Block>(parts.Count + 1);
        if (headline.Length > 0)
        {
            blocks.Add(new Block(Zone.Headline, 0, headline));
        }

        foreach (var (zone, text) in parts)
        {
            shown.Append(shown.Length > 0 ? "\n\n" : "");
            blocks.Add(new Block(zone, shown.Length, text));
            shown.Append(text);
        }

        return new CleanText(headline, shown.ToString(), blocks);
    }
}
