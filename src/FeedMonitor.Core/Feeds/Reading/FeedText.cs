using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Text as feeds hold it: plain, HTML escaped once or twice, or markup among the elements.</summary>
internal static partial class FeedText
{
    // White space other than a blank: most titles have none, and need no second look.
    private static readonly SearchValues<char> Unusual = SearchValues.Create("\t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    /// <summary>A title as people read it: no tags, no entities, one line.</summary>
    public static string Title(string? title)
    {
        var text = title ?? "";
        for (var i = 0; i < 2 && text.Contains('&'); i++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        text = text.Contains('<') ? Tags().Replace(text, "") : text;
        return text.AsSpan().IndexOfAny(Unusual) < 0 && !text.Contains("  ", StringComparison.Ordinal) ? text.Trim() : Spaces().Replace(text, " ").Trim();
    }

    /// <summary>The content of an element: its text, or, where it holds elements (XHTML), those as markup; null if there is nothing.</summary>
    public static string? Content(XElement? element)
    {
        if (element is null || !element.HasElements)
        {
            return element.Text();
        }

        // Without the namespaces, whose prefixes would hide the tags from those who look for HTML.
        var copy = new XElement(element);
        foreach (var part in copy.DescendantsAndSelf())
        {
            part.Name = part.Name.LocalName;
            part.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        var text = string.Concat(copy.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Trim();
        return text.Length == 0 ? null : text;
    }

    [GeneratedRegex(@"</?(a|abbr|b|bdi|bdo|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
