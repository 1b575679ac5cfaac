using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace FeedMonitor.Cleaning.Html;

/// <summary>What HTML itself says of an element: does it break the line, is it seen at all.</summary>
internal static partial class HtmlElements
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
    {
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "select",
        "textarea", "button", "input", "title",
    };

    /// <summary>Whether the element sets its text apart. A custom element does so wherever it is not in the middle of a text.</summary>
    public static bool IsBlock(IElement element) =>
        Blocks.Contains(element.LocalName)
        || (element.LocalName.Contains('-', StringComparison.Ordinal) && element.ParentElement?.LocalName is "body" or "div" or "section" or "article" or "main" or "figure");

    /// <summary>Whether the element is none that text is read in.</summary>
    public static bool IsUnseen(IElement element) =>
        Unseen.Contains(element.LocalName);

    /// <summary>Whether the markup hides the element, for good or until a script shows it.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { Length: > 0 } style && HiddenStyle().IsMatch(style));

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();
}
