using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Text as feeds hold it: plain, HTML escaped once or twice, or markup among the elements.</summary>
internal static partial class FeedText
{
    /// <summary>A title as people read it: no tags, no entities, one line.</summary>
    public static string Title(string? title)
    {
        var text = title ?? "";
        for (var i = 0; i < 2 && text.Contains('&'); i++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return Spaces().Replace(Tags().Replace(text, ""), " ").Trim();
    }

    /// <summary>The content of an element: its text, or, where it holds elements (XHTML), those as markup; null if there is nothing.</summary>
    public static string? Content(XElement? element)
    {
        if (element is null || !element.HasElements)
        {
            return element.Text();
        }

        var markup = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            markup.Append(node.ToString(SaveOptions.DisableFormatting));
        }

        var text = NamespaceDeclarations().Replace(markup.ToString(), "").Trim();
        return text.Length == 0 ? null : text;
    }

    [GeneratedRegex(@"</?(a|abbr|b|bdi|bdo|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\sxmlns(:[\w.-]+)?=""[^""]*""")]
    private static partial Regex NamespaceDeclarations();
}
