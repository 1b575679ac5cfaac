using System.Text;
using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>Builds the tree of a lenient reading: decides what a tag closes and what it stands in.</summary>
internal sealed class LenientTree
{
    // HTML's elements without an end, but for those whose names mean something else in feeds (link, source).
    private static readonly HashSet<string> NeverClosed = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "wbr", "input", "embed", "meta" };

    private readonly List<(XElement Element, string Prefix, string Local)> open = [];
    private readonly StringBuilder pending = new();
    private readonly XmlPrefixes prefixes = new();
    private readonly List<string> repairs = [];
    private readonly Stack<string> flattened = new();
    private readonly Dictionary<string, int> flattenedNames = new(StringComparer.OrdinalIgnoreCase);
    private XElement? root;

    /// <summary>Whether the root was closed.</summary>
    public bool IsComplete => root is not null && open.Count == 0;

    /// <summary>Notes what was mended.</summary>
    public void Mended(string what)
    {
        if (!repairs.Contains(what, StringComparer.Ordinal))
        {
            repairs.Add(what);
        }
    }

    /// <summary>Adds text to the element in hand.</summary>
    public void AddText(string text) => pending.Append(text);

    /// <summary>Adds a tag.</summary>
    public void Add(LenientTag tag)
    {
        foreach (var repair in tag.Repairs)
        {
            Mended(repair);
        }

        if (tag.Kind == TagKind.Closes)
        {
            Close(tag);
        }
        else if (open.Count >= XmlGuard.MaxDepth - 1)
        {
            // Flattened: its text stays, in the element that is deep enough.
            Mended($"elements nested deeper than {XmlGuard.MaxDepth}");
            Flatten(tag);
        }
        else
        {
            Open(tag);
        }
    }

    /// <summary>The document, or null if there is not even a root.</summary>
    public MendedXml? Finish()
    {
        if (root is null)
        {
            return null;
        }

        var breaksOff = open.Count > 0;
        if (breaksOff)
        {
            Mended("a feed that breaks off");
            FlushText();
            DropCutItem();
        }

        return new MendedXml(root, repairs, breaksOff);
    }

    private void Open(LenientTag tag)
    {
        CloseItemBefore(tag);
        FlushText();
        var depth = open.Count + 1;
        foreach (var (prefix, local, value) in tag.Attributes)
        {
            if (prefix == "xmlns" || (prefix.Length == 0 && local == "xmlns"))
            {
                prefixes.Declare(depth, prefix.Length == 0 ? "" : local, value);
            }
        }

        var element = new XElement(prefixes.Element(tag.Prefix, tag.Local));
        foreach (var (prefix, local, value) in tag.Attributes.Where(attribute => attribute.Prefix != "xmlns" && attribute is not { Prefix: "", Local: "xmlns" }))
        {
            element.SetAttributeValue(prefixes.Attribute(prefix, local), value);
        }

        if (open.Count > 0)
        {
            open[^1].Element.Add(element);
        }

        root ??= element;
        if (tag.Kind == TagKind.Opens && !NeverClosed.Contains(tag.Local))
        {
            open.Add((element, tag.Prefix, tag.Local));
        }
        else
        {
            prefixes.LeaveTo(open.Count);
        }
    }

    // An item within an item is one that was not closed.
    private void CloseItemBefore(LenientTag tag)
    {
        if (!IsItem(tag.Local) || open.FindLastIndex(other => other.Local == tag.Local && other.Prefix == tag.Prefix) is not (>= 0 and var index))
        {
            return;
        }

        Mended("an item that is not closed");
        CloseTo(index);
    }

    private void Close(LenientTag tag)
    {
        if (CloseFlattened(tag.Local))
        {
            return;
        }

        var index = open.FindLastIndex(other => Same(other.Prefix, tag.Prefix) && Same(other.Local, tag.Local));
        if (index < 0)
        {
            Mended("an end tag without its beginning");
            return;
        }

        if (index < open.Count - 1 || open[index].Local != tag.Local)
        {
            Mended("elements that are not closed");
        }

        CloseTo(index);

        static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    private void Flatten(LenientTag tag)
    {
        if (tag.Kind == TagKind.Opens)
        {
            flattened.Push(tag.Local);
            flattenedNames[tag.Local] = flattenedNames.GetValueOrDefault(tag.Local) + 1;
        }
    }

    // Counted by name: a search for each of a million end tags would take as many times a million steps.
    private bool CloseFlattened(string local)
    {
        if (flattenedNames.GetValueOrDefault(local) == 0)
        {
            return false;
        }

        string closed;
        do
        {
            closed = flattened.Pop();
            flattenedNames[closed]--;
        }
        while (!closed.Equals(local, StringComparison.OrdinalIgnoreCase));
        return true;
    }

    private void CloseTo(int index)
    {
        FlushText();
        flattened.Clear();
        flattenedNames.Clear();
        open.RemoveRange(index, open.Count - index);
        prefixes.LeaveTo(open.Count);
    }

    private void FlushText()
    {
        if (pending.Length > 0 && open.Count > 0)
        {
            open[^1].Element.Add(new XText(pending.ToString()));
        }

        pending.Clear();
    }

    // It comes whole with the next poll: matched now, its missing end would never be. Alone it may be all there ever is.
    private void DropCutItem()
    {
        var index = open.FindIndex(other => IsItem(other.Local));
        if (index >= 0 && root!.Descendants().Any(other => other.Name == open[index].Element.Name && other != open[index].Element))
        {
            open[index].Element.Remove();
        }
    }

    private static bool IsItem(string local) => local.Equals("item", StringComparison.OrdinalIgnoreCase) || local.Equals("entry", StringComparison.OrdinalIgnoreCase);
}
