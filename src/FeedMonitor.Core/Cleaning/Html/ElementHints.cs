using AngleSharp.Dom;

namespace FeedMonitor.Cleaning.Html;

/// <summary>The zone that an element's tag, role or names tell.</summary>
internal static class ElementHints
{
    private static readonly string[] Naming = ["class", "id", "role", "itemprop", "data-testid", "data-component", "aria-label"];

    private static readonly string[] Articles = ["articleBody", "NewsArticle", "BlogPosting"];

    private static readonly Dictionary<string, Hint> Tags = new(StringComparer.Ordinal)
    {
        ["nav"] = new(Zone.Navigation, "<nav>"),
        ["menu"] = new(Zone.Navigation, "<menu>"),
        ["search"] = new(Zone.Navigation, "<search>"),
        ["footer"] = new(Zone.Navigation, "<footer>"),
        ["aside"] = new(Zone.Related, "<aside>"),
        ["form"] = new(Zone.Comments, "<form>"),
        ["dialog"] = new(Zone.Consent, "<dialog>"),
        ["address"] = new(Zone.Byline, "<address>"),
        ["figcaption"] = new(Zone.Caption, "<figcaption>"),
    };

    /// <summary>What the tag or the names of an element tell that holds blocks, or null.</summary>
    public static Hint? Of(IElement element) => Tags.TryGetValue(element.LocalName, out var hint) ? hint : OfNames(element);

    /// <summary>What the element's names alone tell, or null.</summary>
    public static Hint? OfNames(IElement element)
    {
        if (element.LocalName is "html" or "body" or "main")
        {
            return null;
        }

        foreach (var attribute in Naming)
        {
            if (element.GetAttribute(attribute) is { Length: > 0 } names && NameHints.Find(names) is { } hint)
            {
                return hint;
            }
        }

        return null;
    }

    /// <summary>Whether the element says that it holds an article's text.</summary>
    public static bool IsArticle(IElement element) =>
        element.LocalName == "article"
        || (element.GetAttribute("itemprop") is { } property && Articles.Contains(property, StringComparer.OrdinalIgnoreCase));
}
