using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace FeedMonitor.Cleaning.Html;

/// <summary>A page or a fragment of one, its blocks zoned.</summary>
internal static class HtmlPage
{
    // A page that shows less has its text still hidden, for a script to bring out.
    private const int LeastProse = 500;

    /// <summary>The blocks of a whole page with their zones.</summary>
    public static IReadOnlyList<(Zone Zone, string Text)> Page(IHtmlDocument document, string title)
    {
        var outline = Outline(document.Body ?? (INode)document);
        var kept = ReadabilityVote.Of(document);
        var hints = StructureHints.Of(outline, kept);
        var root = ArticlePlace.Find(outline, hints, kept);
        return Pair(outline, ArticleZones.Of(outline, root, hints, kept, title));
    }

    /// <summary>The blocks of a fragment: all of it is the article, but for what structure or words tell.</summary>
    public static IReadOnlyList<(Zone Zone, string Text)> Fragment(IHtmlDocument document, string title)
    {
        var outline = OutlineWalk.Of(document.Body ?? (INode)document);
        var hints = StructureHints.Of(outline, new HashSet<int>());
        return Pair(outline, FragmentZones.Of(outline, hints, title));
    }

    private static PageOutline Outline(INode body)
    {
        var seen = OutlineWalk.Of(body);
        if (Prose(seen) >= LeastProse)
        {
            return seen;
        }

        var all = OutlineWalk.Of(body, alsoHidden: true);
        return Prose(all) >= LeastProse ? all : seen;
    }

    private static int Prose(PageOutline outline) => outline.Blocks.Sum(block => block.IsProse ? block.Weight : 0);

    private static IReadOnlyList<(Zone, string)> Pair(PageOutline outline, Zone[] zones) => [.. outline.Blocks.Select((block, i) => (zones[i], block.Text))];
}
