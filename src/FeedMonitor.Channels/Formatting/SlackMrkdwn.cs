using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text): three characters steer it, all mentions and links among them.</summary>
internal sealed class SlackMrkdwn : Markup
{
    public static SlackMrkdwn Instance { get; } = new();

    // Slack reads a mark within a word as text, unless this parts them.
    private const string ZeroWidthSpace = "\u200B";

    public override string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    protected override string Styled(string written, RunStyle style, bool touchesWord) => style switch
    {
        RunStyle.Strong or RunStyle.Term => touchesWord ? $"{ZeroWidthSpace}*{written}*{ZeroWidthSpace}" : $"*{written}*",
        _ => written,
    };

    protected override string Linked(string written, string url) => $"<{Escape(url).Replace("|", "%7C", StringComparison.Ordinal)}|{written}>";
}
