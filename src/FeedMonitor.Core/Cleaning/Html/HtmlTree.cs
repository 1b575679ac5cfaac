using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FeedMonitor.Cleaning.Html;

/// <summary>Parses HTML that anybody may have written: what nests without end is not parsed to the end.</summary>
internal static class HtmlTree
{
    /// <summary>The parser's time grows with the square of the depth; real pages nest 30 to 60 deep.</summary>
    public const int MaxDepth = 512;

    /// <summary>The document, or null if it nests deeper than <see cref="MaxDepth"/>.</summary>
    public static IHtmlDocument? Parse(string html)
    {
        IElement? before = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            // An element is not yet in its place when it is made, but the one before it is.
            OnCreated = (element, _) =>
            {
                if (before is not null && Depth(before) > MaxDepth)
                {
                    throw new TooDeepException();
                }

                before = element;
            },
        });
        try
        {
            return parser.ParseDocument(html);
        }
        catch (TooDeepException)
        {
            return null;
        }
    }

    /// <summary>The text between the tags, a line each: for what can't be parsed. Scripts and styles are left out.</summary>
    public static string TextBetweenTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length && html.IndexOf('<', at) is >= 0 and var tag)
        {
            text.Append(html, at, tag - at).Append('\n');
            at = EndOfTag(html, tag);
        }

        return text.Append(html, at, html.Length - at).ToString();
    }

    private static int EndOfTag(string html, int tag)
    {
        foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("<script", "</script"), ("<style", "</style"), ("<!--", "--")])
        {
            if (string.Compare(html, tag, open, 0, open.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                var closed = html.IndexOf(close, tag + open.Length, StringComparison.OrdinalIgnoreCase);
                tag = closed < 0 ? html.Length : closed;
                break;
            }
        }

        var end = tag < html.Length ? html.IndexOf('>', tag) : -1;
        return end < 0 ? html.Length : end + 1;
    }

    private static int Depth(IElement element)
    {
        var depth = 0;
        for (INode? node = element; node is not null && depth <= MaxDepth; node = node.Parent)
        {
            depth++;
        }

        return depth;
    }

    private sealed class TooDeepException : Exception;
}
