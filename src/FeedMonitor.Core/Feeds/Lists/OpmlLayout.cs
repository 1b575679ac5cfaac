namespace FeedMonitor.Feeds.Lists;

/// <summary>How an OPML text is laid out, so that what is added looks like the rest.</summary>
/// <param name="Text">The text.</param>
/// <param name="NewLine">What ends its lines; empty if it has one only.</param>
/// <param name="Unit">The further indentation of each level.</param>
internal sealed record OpmlLayout(string Text, string NewLine, string Unit)
{
    /// <summary>The layout of a document.</summary>
    public static OpmlLayout Of(OpmlDocument document)
    {
        var text = document.Text;
        var end = text.IndexOfAny(['\r', '\n']);
        var newLine = end < 0 ? "" : text[end] == '\n' ? "\n" : text.AsSpan(end).StartsWith("\r\n") ? "\r\n" : "\r";
        var outer = IndentAt(text, document.Body.Start) ?? "";
        var inner = document.Body.Children.Count > 0 ? IndentAt(text, document.Body.Children[0].Start) : null;
        return new OpmlLayout(text, newLine, inner?.Length > outer.Length ? inner[outer.Length..] : outer.Contains('\t', StringComparison.Ordinal) ? "\t" : "  ");
    }

    /// <summary>The white space before a place on its line, or null if something else stands there too.</summary>
    public static string? IndentAt(string text, int place)
    {
        var start = place;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start == 0 || text[start - 1] is '\n' or '\r' ? text[start..place] : null;
    }

    /// <summary>The indentation of what is added to an element, or null if it goes on in the same line.</summary>
    public string? IndentIn(OpmlElement target) =>
        NewLine.Length == 0 ? null
        : target.Children.Count > 0 ? IndentAt(Text, target.Children[^1].Start)
        : IndentAt(Text, target.Start) is { } indent ? indent + Unit
        : null;
}
