using System.Text.RegularExpressions;

namespace FeedMonitor.Channels.Formatting;

/// <summary>The HTML that Telegram reads: a few tags, closed in the order in which they were opened; any other is refused with the whole message (https://core.telegram.org/bots/api#html-style).</summary>
internal static partial class TelegramHtml
{
    private static readonly HashSet<string> Tags = new(
        ["a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "span", "strike", "strong", "tg-emoji", "tg-spoiler", "u"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What Telegram would refuse, or null.</summary>
    public static string? ProblemOf(string html)
    {
        var open = new Stack<string>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            var tag = Tag().Match(html, at);
            var name = tag.Groups["name"].Value;
            if (!tag.Success || !Tags.Contains(name))
            {
                return $"Telegram reads no '{BeginningOf(html, at)}'; a '<' that begins no tag is written as &lt;";
            }

            if (!tag.Groups["end"].Success)
            {
                open.Push(name);
            }
            else if (!open.TryPop(out var opened) || !opened.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return $"'{tag.Value}' closes a tag that is not the last one opened";
            }

            if (name.Equals("span", StringComparison.OrdinalIgnoreCase) && !tag.Groups["end"].Success && !tag.Value.Contains("tg-spoiler", StringComparison.Ordinal))
            {
                return $"Telegram reads no '{tag.Value}', only a span of the class tg-spoiler";
            }

            at = tag.Index + tag.Length;
        }

        return open.TryPeek(out var left) ? $"'<{left}' is not closed" : null;
    }

    private static string BeginningOf(string html, int at) => html[at..Math.Min(html.Length, html.IndexOfAny(['>', '\n'], at) is >= 0 and var end && end - at < 40 ? end : at + 20)];

    [GeneratedRegex("""\G<(?<end>/)?(?<name>[A-Za-z-]+)(?:\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*>""")]
    private static partial Regex Tag();
}
