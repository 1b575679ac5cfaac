using System.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Adds and removes feeds in an OPML text. Whatever else stands in it stays, character for character.</summary>
public static class OpmlEdit
{
    /// <summary>The text with feeds added: each at the end of its group, which is made if it is not there.</summary>
    /// <param name="document">The text.</param>
    /// <param name="entries">The feeds.</param>
    /// <param name="isUnicode">Whether characters beyond ASCII can be written as they are.</param>
    public static string Add(OpmlDocument document, IEnumerable<ListEntry> entries, bool isUnicode = true)
    {
        ArgumentNullException.ThrowIfNull(document);
        var layout = OpmlLayout.Of(document);
        var edited = new StringBuilder(document.Text.Length + 1024);
        var copied = 0;
        foreach (var (target, content) in Additions(document, entries).OrderBy(addition => addition.Key.InnerEnd))
        {
            copied = Insert(document.Text, edited, copied, target, content, layout, isUnicode);
        }

        return edited.Append(document.Text, copied, document.Text.Length - copied).ToString();
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

    private static Dictionary<OpmlElement, NewOutlines> Additions(OpmlDocument document, IEnumerable<ListEntry> entries)
    {
        var groups = new Dictionary<(OpmlElement Around, string Name), OpmlElement>();
        foreach (var element in document.Body.Descendants().Where(element => !FeedOutline.Is(element) && element.Label() is not null))
        {
            groups.TryAdd((Around(element), element.Label()!), element);
        }

        var additions = new Dictionary<OpmlElement, NewOutlines>();
        foreach (var entry in entries)
        {
            var target = document.Body;
            var known = 0;
            while (known < entry.Feed.Groups.Count && groups.TryGetValue((target, entry.Feed.Groups[known]), out var group))
            {
                target = group;
                known++;
            }

            if (!additions.TryGetValue(target, out var content))
            {
                additions[target] = content = new NewOutlines();
            }

            content.Add(entry, entry.Feed.Groups.Skip(known));
        }

        return additions;
    }

    // An outline without a name is no level of groups.
    private static OpmlElement Around(OpmlElement element)
    {
        var around = element.Parent!;
        while (around.Parent is not null && around.Label() is null)
        {
            around = around.Parent;
        }

        return around;
    }

    /// <returns>How much of the text is copied now.</returns>
    private static int Insert(string text, StringBuilder edited, int copied, OpmlElement target, NewOutlines content, OpmlLayout layout, bool isUnicode)
    {
        var at = target.InnerEnd;
        while (at > target.InnerStart && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        var isEmpty = at == target.InnerStart;
        var endsOnNewLine = text.AsSpan(at, target.InnerEnd - at).ContainsAny('\n', '\r');
        var indent = isEmpty || endsOnNewLine ? layout.IndentIn(target) : null;
        edited.Append(target.IsEmptyTag ? $"{text[copied..(at - "/>".Length)].TrimEnd()}>" : text[copied..at]);
        content.Write(edited, indent is null ? "" : layout.NewLine, indent ?? "", indent is null ? "" : layout.Unit, isUnicode);
        if (indent is not null && !endsOnNewLine)
        {
            edited.Append(layout.NewLine).Append(OpmlLayout.IndentAt(text, target.Start));
        }

        edited.Append(target.IsEmptyTag ? $"</{target.Name}>" : "");
        return at;
    }
}
