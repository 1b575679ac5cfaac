using System.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Feeds that are to be written, in their groups.</summary>
internal sealed class NewOutlines
{
    private readonly List<ListEntry> entries = [];
    private readonly List<(string Name, NewOutlines Content)> groups = [];
    private readonly Dictionary<string, NewOutlines> byName = new(StringComparer.Ordinal);

    /// <summary>Adds a feed below groups, which are made where they are not there.</summary>
    public void Add(ListEntry entry, IEnumerable<string> below)
    {
        var content = this;
        foreach (var name in below)
        {
            content = content.Group(name);
        }

        content.entries.Add(entry);
    }

    /// <summary>Writes them, each on a line of its own.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="newLine">What begins a line; empty to write all in one.</param>
    /// <param name="indent">The indentation of the outermost.</param>
    /// <param name="unit">The further indentation of each level.</param>
    /// <param name="isUnicode">Whether characters beyond ASCII can be written as they are.</param>
    public void Write(StringBuilder to, string newLine, string indent, string unit, bool isUnicode)
    {
        foreach (var entry in entries)
        {
            to.Append(newLine).Append(indent).Append(OutlineTag.OfFeed(entry, isUnicode));
        }

        foreach (var (name, content) in groups)
        {
            to.Append(newLine).Append(indent).Append(OutlineTag.OfGroup(name, isUnicode));
            content.Write(to, newLine, indent + unit, unit, isUnicode);
            to.Append(newLine).Append(indent).Append("</outline>");
        }
    }

    private NewOutlines Group(string name)
    {
        if (!byName.TryGetValue(name, out var content))
        {
            byName[name] = content = new NewOutlines();
            groups.Add((name, content));
        }

        return content;
    }
}
