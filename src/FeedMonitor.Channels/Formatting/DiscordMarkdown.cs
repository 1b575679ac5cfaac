using System.Text;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>Discord's markdown (https://discord.com/developers/docs/reference#message-formatting): a backslash takes its meaning from any mark.</summary>
internal sealed class DiscordMarkdown : Markup
{
    private const string Marks = "\\*_~`|>#-+[]()<@:";

    public static DiscordMarkdown Instance { get; } = new();

    protected override int LongestLink => 1_000;

    public override string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            escaped.Append(Marks.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        }

        return escaped.ToString();
    }

    protected override string Styled(string written, RunStyle style, bool touchesWord) => style is RunStyle.Strong or RunStyle.Term ? $"**{written}**" : written;

    protected override string Linked(string written, string url) =>
        $"[{written}]({url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";
}
