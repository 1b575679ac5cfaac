using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>HTML: what a tag or the value of an attribute could begin or end with is escaped, so that others' text holds none.</summary>
/// <param name="term">The element that marks what a term found.</param>
/// <param name="faint">The element of what stays in the background.</param>
/// <param name="lineBreak">What ends a line.</param>
/// <param name="problem">What of a template's HTML its reader refuses, or null where it takes any.</param>
internal sealed class HtmlMarkup(string term, string faint, string lineBreak, Func<string, string?>? problem = null) : Markup
{
    /// <summary>The HTML of mails.</summary>
    public static HtmlMarkup OfMail { get; } = new("mark", "small", "<br>\n");

    /// <summary>What Telegram takes (https://core.telegram.org/bots/api#html-style).</summary>
    public static HtmlMarkup OfTelegram { get; } = new("b", "i", "\n", TelegramHtml.ProblemOf);

    // A link beyond this would leave Telegram's 4,096 units no room for the proof; browsers take it all.
    protected override int LongestLink => 2_000;

    protected override string LineBreak => lineBreak;

    public override string? ProblemOf(string written) => problem?.Invoke(written);

    public override string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    protected override string Styled(string written, RunStyle style, bool touchesWord) => style switch
    {
        RunStyle.Strong => $"<b>{written}</b>",
        RunStyle.Term => $"<{term}>{written}</{term}>",
        RunStyle.Faint => $"<{faint}>{written}</{faint}>",
        _ => written,
    };

    protected override string Linked(string written, string url) => $"<a href=\"{Escape(url)}\">{written}</a>";
}
