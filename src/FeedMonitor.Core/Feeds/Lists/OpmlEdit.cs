using System.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Adds and removes feeds in an OPML text. Whatever else stands in it stays, character for character.</summary>
public static class OpmlEdit
{
    /// <summary>The text with feeds added: each at the end of its group, which is made if it is not there.</summary>
    /// <param name="document">The text.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="isUnicode">Whether characters beyond ASCII can be written as they are.</param>
    public static string Add(OpmlDocument document, IEnumerable<Feed> feeds, bool isUnicode = true)
    {
        ArgumentNullException.ThrowIfNull(document);
        var groups = new Dictionary<(OpmlElement Around, string Name), OpmlElement>();
        foreach (var element in document.Body.Descendants().Where(element => element.Raw("xmlUrl") is null && element.Label() is not null))
        {
            groups.TryAdd((element.Parent!, element.Label()!), element);
        }

        var additions = new Dictionary<OpmlElement, NewOutlines>();
        foreach (var feed in feeds)
        {
            var target = document.Body;
            var known = 0;
            while (known < feed.Groups.Count && groups.TryGetValue((target, feed.Groups[known]), out var group))
            {
                target = group;
                known++;
            }

            if (!additions.TryGetValue(target, out var content))
            {
                additions[target] = content = new NewOutlines();
            }

            content.Add(feed, feed.Groups.Skip(known));
        }

        // From the end, so that the places before it stay true.
        var layout = OpmlLayout.Of(document);
        return additions.OrderByDescending(addition => addition.Key.InnerEnd)
            .Aggregate(document.Text, (text, addition) => Insert(text, addition.Key, addition.Value, layout, isUnicode));
    }

    /// <summary>The text without an outline; without its line, if it has one to itself.</summary>
    public static string Remove(OpmlDocument document, OpmlElement outline)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(outline);
        var text = document.Text;
        var start = outline.Start;
        var end = outline.End;
        var after = end;
        while (after < text.Length && text[after] is ' ' or '\t')
        {
            after++;
        }

        if (OpmlLayout.IndentAt(text, start) is { } indent && (after == text.Length || text[after] is '\n' or '\r'))
        {
            start -= indent.Length;
            start -= text.AsSpan(0, start).EndsWith("\r\n") ? 2 : start > 0 ? 1 : 0;
            end = after;
        }

        return string.Concat(text.AsSpan(0, start), text.AsSpan(end));
    }

    private static string Insert(string text, OpmlElement target, NewOutlines content, OpmlLayout layout, bool isUnicode)
    {
        var indent = layout.IndentIn(target);
        var newLine = indent is null ? "" : layout.NewLine;
        var at = target.InnerEnd;
        while (at > target.InnerStart && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        var edited = new StringBuilder(text.Length + 256);
        edited.Append(target.IsEmptyTag ? $"{text[..(at - "/>".Length)].TrimEnd()}>" : text[..at]);
        content.Write(edited, newLine, indent ?? "", indent is null ? "" : layout.Unit, isUnicode);
        if (!text.AsSpan(at, target.InnerEnd - at).ContainsAny('\n', '\r'))
        {
            edited.Append(newLine).Append(indent is null ? "" : OpmlLayout.IndentAt(text, target.Start));
        }

        return edited.Append(target.IsEmptyTag ? $"</{target.Name}>" : "").Append(text, at, text.Length - at).ToString();
    }
}
