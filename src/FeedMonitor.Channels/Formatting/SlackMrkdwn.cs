using System.Text;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>
/// Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text), in which templates are written; the monitor's own words go as <see cref="SlackBlock"/>, where no text is markup.
/// Three characters steer it, all mentions and links among them, and are escaped. For its marks it has no escape: behind each stands a zero-width space, before which none opens a style.
/// </summary>
internal sealed class SlackMrkdwn : Markup
{
    public static SlackMrkdwn Instance { get; } = new();

    // Slack reads a mark within a word as text, unless this parts them.
    private const string ZeroWidthSpace = "\u200B";

    private const string Marks = "*_~`";

    /// <summary>The text without mentions and links. Its marks stay: this is for what Slack is told to read without them.</summary>
    public static string WithoutControls(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    public override string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in WithoutControls(text))
        {
            escaped.Append(c).Append(Marks.Contains(c, StringComparison.Ordinal) ? ZeroWidthSpace : "");
        }

        return escaped.ToString();
    }

    protected override string Styled(string written, RunStyle style, bool touchesWord) => style switch
    {
        RunStyle.Strong or RunStyle.Term => touchesWord ? $"{ZeroWidthSpace}*{written}*{ZeroWidthSpace}" : $"*{written}*",
        _ => written,
    };

    protected override string Linked(string written, string url) => $"<{WithoutControls(url).Replace("|", "%7C", StringComparison.Ordinal)}|{written}>";
}
