using System.Text;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Looks at a body as the page that it may be instead of a feed. Only ASCII matters, so every byte is read as a character.</summary>
internal static partial class PageText
{
    /// <summary>What lies beyond this many bytes is not looked at.</summary>
    public const int Longest = 256 * 1024;

    /// <summary>The beginning of a body as text.</summary>
    public static string Of(ReadOnlySpan<byte> body) => Encoding.Latin1.GetString(body[..Math.Min(body.Length, Longest)]);

    /// <summary>Whether a body is an HTML page.</summary>
    public static bool IsHtml(ReadOnlySpan<byte> body) => HtmlStart().IsMatch(Encoding.Latin1.GetString(body[..Math.Min(body.Length, 2048)]));

    // After a byte-order mark, an XML declaration (XHTML) and comments.
    [GeneratedRegex(
        @"\A(\u00EF\u00BB\u00BF)?\s*(<\?xml[^>]*>\s*)?(<!--.{0,500}?-->\s*)?<(!doctype\s+html|html[\s>])",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex HtmlStart();
}
