using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>Text without any formatting: nothing needs to be escaped, found words stand between asterisks, an address in a line of its own.</summary>
internal sealed class PlainText : Markup
{
    public static PlainText Instance { get; } = new();

    public override string Escape(string text) => text;

    protected override string Styled(string written, RunStyle style, bool touchesWord) => style == RunStyle.Term ? $"*{written}*" : written;

    protected override string Linked(string written, string url) => $"{written}\n{url}";
}
