using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace FeedMonitor.Cleaning.Html;

/// <summary>What SmartReader, a port of Mozilla's Readability, takes for the article: one vote among others, since it drops leads and lists, and keeps teasers.</summary>
internal static class ReadabilityVote
{
    // Its time grows with the square of what lies side by side, and it recurses. Real pages have some thousand nodes, at most some
    // hundred side by side, and nest 30 to 60 deep.
    private const int MostNodes = 60_000;
    private const long MostSideBySide = 2000L * 2000;
    private const int DeepestNesting = 300;

    // It resolves links against an address; it makes no request.
    private const string NoAddress = "https://page.invalid/";

    /// <summary>The regions that it keeps text of; empty if it finds no article or is not asked. Changes the document.</summary>
    public static IReadOnlySet<int> Of(IHtmlDocument document)
    {
        var kept = new HashSet<int>();
        if (IsTooMuch(document))
        {
            return kept;
        }

        using var reader = new Reader(NoAddress, document) { KeepClasses = true, DisableJSONLD = true };
        reader.AddCustomOperationEnd(article => Collect(article, kept));
        var article = reader.GetArticle();
        return article.Completed && article.IsReadable ? kept : new HashSet<int>();
    }

    private static void Collect(IElement article, HashSet<int> kept)
    {
        foreach (var element in article.QuerySelectorAll($"[{PageOutline.Stamp}]"))
        {
            if (int.TryParse(element.GetAttribute(PageOutline.Stamp), NumberStyles.None, CultureInfo.InvariantCulture, out var region))
            {
                kept.Add(region);
            }
        }
    }

    private static bool IsTooMuch(INode root)
    {
        var (nodes, sideBySide) = (0, 0L);
        var stack = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (stack.TryPop(out var step))
        {
            var children = step.Node.ChildNodes;
            sideBySide += (long)children.Length * children.Length;
            if (step.Depth > DeepestNesting || ++nodes > MostNodes || sideBySide > MostSideBySide)
            {
                return true;
            }

            for (var i = 0; i < children.Length; i++)
            {
                stack.Push((children[i], step.Depth + 1));
            }
        }

        return false;
    }
}
