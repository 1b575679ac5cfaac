using System.Text.RegularExpressions;
using FeedMonitor.Cleaning.Flattened;
using FeedMonitor.Cleaning.Html;
using FeedMonitor.Cleaning.Metadata;
using FeedMonitor.Items;

namespace FeedMonitor.Cleaning;

/// <summary>Parts the article from everything around it. A pure function: the same text gives the same zones. It throws on no text.</summary>
/// <remarks>
/// Idempotent: an item whose text is the <see cref="CleanText.ArticleText"/> of a result, under the same title, has the very same lead and
/// body, unless they spell out markup. No line that its words tell to be silent is ever matched, and in an item without such lines
/// nothing is silent for where it stands.
/// </remarks>
public static partial class Cleaner
{
    private const int HeadOfPage = 4096;

    /// <summary>Cleans a feed's item: its title is the headline, its text is HTML or flattened. What the feed does not say of time and author, a page may.</summary>
    public static CleanText Clean(FeedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = NeverEmptied.Of(Clean(item.Text, NormalForm.Of(Entities.Decode(item.Title)).Trim()));
        return text with { Published = item.Published ?? text.Published, Author = item.Author ?? text.Author };
    }

    /// <summary>Cleans the text of a file: a whole HTML page, a fragment of one, or flattened text.</summary>
    public static CleanText Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cleaned = Clean(text, title: null);
        return cleaned.Published is null ? cleaned with { Published = TimeInText.Of(cleaned.Blocks) } : cleaned;
    }

    private static CleanText Clean(string text, string? title)
    {
        if (IsPage(text))
        {
            return HtmlCleaner.Page(text, title ?? "");
        }

        // Plain text may hold entities; where tags come out of them, it was HTML that was escaped once too often.
        var decoded = IsMarkup(text) ? text : Entities.Decode(text);
        return IsMarkup(decoded) ? HtmlCleaner.Fragment(decoded, title ?? "") : FlattenedCleaner.Clean(decoded, title);
    }

    private static bool IsPage(string text) => Page().IsMatch(text.AsSpan(0, Math.Min(text.Length, HeadOfPage)));

    private static bool IsMarkup(string text) => text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text);

    [GeneratedRegex(@"<(!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    [GeneratedRegex(@"</(p|a|div|span|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|table|figure|section|article)\s*>|<(br|hr|p|img|div)\b[^<>]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
