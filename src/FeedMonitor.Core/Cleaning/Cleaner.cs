using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FeedMonitor.Cleaning.Flattened;
using FeedMonitor.Cleaning.Html;
using FeedMonitor.Items;

namespace FeedMonitor.Cleaning;

/// <summary>Parts the article from everything around it. A pure function: the same text gives the same zones.</summary>
public static partial class Cleaner
{
    /// <summary>Cleans a feed's item: its title is the headline, its text is HTML or flattened.</summary>
    public static CleanText Clean(FeedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var title = NormalForm.Of(item.Title.Trim());
        var text = item.Text;
        if (IsPage(text))
        {
            return CleanPage(text, title, item.Published);
        }

        if (IsMarkup(text))
        {
            return CleanFragment(text, title, item.Published);
        }

        // Plain text may hold entities; where tags come out of them, it was HTML that the feed escaped once too often.
        var decoded = WebUtility.HtmlDecode(text);
        return IsMarkup(decoded)
            ? CleanFragment(decoded, title, item.Published)
            : CleanFlattened(NormalForm.Of(decoded), title, item.Published);
    }

    /// <summary>Cleans the text of a file: a whole HTML page, a fragment of one, or flattened text.</summary>
    public static CleanText Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPage(text) ? CleanPage(text, title: "", published: null)
            : IsMarkup(text) ? CleanFragment(text, title: "", published: null)
            : CleanFlattened(NormalForm.Of(text), title: "", published: null);
    }

    private static CleanText CleanPage(string html, string title, DateTimeOffset? published)
    {
        if (HtmlTree.Parse(html) is not { } document)
        {
            return CleanUnparsable(html, title, published);
        }

        var headline = title.Length > 0 ? title : NormalForm.Of(PageTitle.Of(document));
        return Shown(headline, HtmlPage.Page(document, headline), published);
    }

    private static CleanText CleanFragment(string html, string title, DateTimeOffset? published) =>
        HtmlTree.Parse(html) is { } document ? Shown(title, HtmlPage.Fragment(document, title), published) : CleanUnparsable(html, title, published);

    private static CleanText Shown(string headline, IReadOnlyList<(Zone Zone, string Text)> parts, DateTimeOffset? published)
    {
        var shown = new StringBuilder(headline);
        var blocks = new List<Block>();
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

        return new CleanText(headline, shown.ToString(), blocks, published);
    }

    private static CleanText CleanUnparsable(string html, string title, DateTimeOffset? published) =>
        CleanFlattened(NormalForm.Of(WebUtility.HtmlDecode(HtmlTree.TextBetweenTags(html))), title, published);

    private static CleanText CleanFlattened(string text, string title, DateTimeOffset? published)
    {
        if (title.Length > 0)
        {
            var prefix = title.Length + 2;
            var blocks = FlattenedText.Blocks(text).Select(block => block with { Start = block.Start + prefix }).ToArray();
            return Zoned(title, new StringBuilder(title).Append("\n\n").Append(text), blocks, published);
        }

        // Nobody named the title: it is one of the lines, and offsets stay those of the text as it came.
        var lines = FlattenedText.Blocks(text);
        title = FlattenedText.FindTitle(lines);
        var zones = FlattenedZones.Of(lines, title, titleIsKnown: false);
        return new CleanText(title, text, [.. lines.Select((line, i) => new Block(zones[i], line.Start, line.Text))], published);
    }

    private static CleanText Zoned(string headline, StringBuilder shown, IReadOnlyList<RawBlock> raw, DateTimeOffset? published)
    {
        var zones = FlattenedZones.Of(raw, headline, titleIsKnown: true);
        var blocks = raw.Select((block, i) => new Block(zones[i], block.Start, block.Text));
        return new CleanText(headline, shown.ToString(), headline.Length > 0 ? [new Block(Zone.Headline, 0, headline), .. blocks] : [.. blocks], published);
    }

    private static bool IsPage(string text) => Page().IsMatch(text.AsSpan(0, Math.Min(text.Length, 4096)));

    private static bool IsMarkup(string text) => Tag().IsMatch(text);

    [GeneratedRegex(@"<(!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    [GeneratedRegex(@"</(p|a|div|span|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|table|figure|section|article)\s*>|<(br|hr|p|img|div)\b[^<>]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
