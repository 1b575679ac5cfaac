using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace FeedMonitor.Cleaning;

/// <summary>The article of a page: where it stands, its title and its time.</summary>
/// <param name="Root">The element that holds the article.</param>
/// <param name="Title">The page's title for it; empty if there is none.</param>
/// <param name="Published">When it was published, or null.</param>
internal sealed record HtmlArticle(INode Root, string Title, DateTimeOffset? Published);

/// <summary>Finds the article in a whole HTML page, by SmartReader (a port of Mozilla's Readability).</summary>
internal static class HtmlPage
{
    // SmartReader and AngleSharp recurse; real pages nest 30 to 60 deep.
    private const int DeepestNesting = 300;

    // SmartReader resolves links against an address; it makes no request.
    private const string NoAddress = "https://page.invalid/";

    /// <summary>The article, or the whole body where none stands out; null if the page can't be parsed.</summary>
    public static HtmlArticle? FindArticle(string html)
    {
        if (HtmlTree.Parse(html) is not { } document)
        {
            return null;
        }

        if (Nesting(document) > DeepestNesting)
        {
            return WholeBody(document);
        }

        var article = new Reader(NoAddress, html) { KeepClasses = true }.GetArticle();
        if (!article.Completed || !article.IsReadable || string.IsNullOrWhiteSpace(article.TextContent))
        {
            return WholeBody(document);
        }

        // "Headline | Site" is the page's title; its own h1 is the article's, where the one contains the other.
        var heading = document.QuerySelectorAll("h1").Select(h1 => h1.TextContent.Trim())
            .FirstOrDefault(text => text.Length > 0 && (document.Title ?? "").Contains(text, StringComparison.OrdinalIgnoreCase));
        return new HtmlArticle(new HtmlParser().ParseDocument(article.Content).Body!, heading ?? article.Title?.Trim() ?? "", ToUtc(article.PublicationDate));
    }

    private static HtmlArticle WholeBody(IHtmlDocument document) =>
        new(document.Body ?? (INode)document, document.Title?.Trim() ?? "", null);

    private static DateTimeOffset? ToUtc(DateTime? time) => time is { } value
        ? new DateTimeOffset(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc))
        : null;

    private static int Nesting(INode root)
    {
        var deepest = 0;
        var stack = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (stack.TryPop(out var step))
        {
            deepest = Math.Max(deepest, step.Depth);
            foreach (var child in step.Node.ChildNodes)
            {
                stack.Push((child, step.Depth + 1));
            }
        }

        return deepest;
    }
}
