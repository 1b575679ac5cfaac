using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>The body of an OPML text or one of its outlines, with its place there. Places count UTF-16 code units from 0.</summary>
public sealed class OpmlElement
{
    private readonly List<OpmlElement> children = [];

    internal OpmlElement(OpmlElement? parent, string name, IReadOnlyList<KeyValuePair<string, string>> attributes, int line, int start, int innerStart)
    {
        (Parent, Name, Attributes, Line, Start, InnerStart) = (parent, name, attributes, line, start, innerStart);
        parent?.children.Add(this);
    }

    /// <summary>The outline around it, or the body; null of the body.</summary>
    public OpmlElement? Parent { get; }

    /// <summary>Its name, as it is written.</summary>
    public string Name { get; }

    /// <summary>Its attributes without a prefix, decoded, in the order of the text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; }

    /// <summary>The outlines directly in it.</summary>
    public IReadOnlyList<OpmlElement> Children => children;

    /// <summary>The line where it begins, from 1.</summary>
    public int Line { get; }

    /// <summary>Where its start tag begins.</summary>
    public int Start { get; }

    /// <summary>Where its content begins; the end of the tag if it is an empty-element tag.</summary>
    public int InnerStart { get; }

    /// <summary>Where its content ends.</summary>
    public int InnerEnd { get; internal set; }

    /// <summary>Where it ends.</summary>
    public int End { get; internal set; }

    /// <summary>Whether it is written as an empty-element tag.</summary>
    public bool IsEmptyTag { get; internal set; }

    /// <summary>All outlines in it, in the order of the text.</summary>
    public IEnumerable<OpmlElement> Descendants()
    {
        var open = new Stack<OpmlElement>(children.AsEnumerable().Reverse());
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.children.AsEnumerable().Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>An attribute's value trimmed; null if it is missing or empty.</summary>
    public string? Text(string attribute, StringComparison comparison = StringComparison.Ordinal) =>
        Raw(attribute, comparison)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What people call it: <c>text</c>, else <c>title</c>, with every run of white space as one blank; or null.</summary>
    public string? Label(StringComparison comparison = StringComparison.Ordinal) =>
        (Text("text", comparison) ?? Text("title", comparison)) is { } label ? SingleSpaced.Of(label) : null;

    /// <summary>The labels of the outlines around it, outermost first.</summary>
    public IReadOnlyList<string> Groups(StringComparison comparison = StringComparison.Ordinal)
    {
        var groups = new List<string>();
        for (var group = Parent; group?.Parent is not null; group = group.Parent)
        {
            if (group.Label(comparison) is { } label)
            {
                groups.Insert(0, label);
            }
        }

        return groups;
    }

    /// <summary>An attribute's value as it is; null if it is missing.</summary>
    internal string? Raw(string attribute, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (var (name, value) in Attributes)
        {
            if (name.Equals(attribute, comparison))
            {
                return value;
            }
        }

        return null;
    }
}
