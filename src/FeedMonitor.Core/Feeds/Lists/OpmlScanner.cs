using FeedMonitor.Feeds.Reading.Xml;

namespace FeedMonitor.Feeds.Lists;

/// <summary>
/// Finds the body and its outlines in a text, and remembers where each stands. It minds neither the case of names nor tags that are left
/// open; whether the XML is well-formed is asked elsewhere (<see cref="OpmlDocument"/>).
/// </summary>
internal sealed class OpmlScanner
{
    private readonly string text;
    private readonly string flat;
    private readonly bool isWellFormed;
    private readonly XmlEntities entities = new();
    private readonly List<(string Name, OpmlElement? Element)> open = [];
    private int at;
    private int counted;
    private int line = 1;

    private OpmlScanner(string text, bool isWellFormed)
    {
        (this.text, this.isWellFormed) = (text, isWellFormed);

        // In an attribute, a line break as such means a blank; one by reference is meant (XML 1.0 §3.3.3).
        flat = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
    }

    /// <summary>The body, or null if there is none in an <c>opml</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWellFormed">Whether it is known to be, so that what does not look like a tag is one that is too large.</param>
    /// <exception cref="OpmlException">It nests deeper than <see cref="OpmlDocument.MaxDepth"/>, or a tag is larger than <see cref="OpmlDocument.LongestTag"/>.</exception>
    public static OpmlElement? FindBody(string text, bool isWellFormed) => new OpmlScanner(text, isWellFormed).Scan();

    private OpmlElement? Body { get; set; }

    private OpmlElement? Scan()
    {
        while (text.IndexOf('<', at) is >= 0 and var next)
        {
            at = next;
            if (TrySkip("<!--", "-->") || TrySkip("<![CDATA[", "]]>") || TrySkip("<?", "?>") || TrySkipDocumentType())
            {
                continue;
            }

            var tag = TagReader.Read(flat, at, entities);
            if (isWellFormed && tag is not { Repairs.Count: 0 })
            {
                // Passed over, its feed would be missed silently.
                throw new OpmlException(LineOf(at), "a tag is too large, expected at most 64 KiB");
            }

            if (tag is null)
            {
                at++;
                continue;
            }

            if (tag.Kind == TagKind.Closes)
            {
                Close(tag);
            }
            else
            {
                Open(tag);
            }

            at = tag.End;
        }

        CloseTo(0, text.Length, text.Length);
        return Body;
    }

    private void Open(LenientTag tag)
    {
        if (open.Count >= OpmlDocument.MaxDepth)
        {
            throw new OpmlException(LineOf(at), $"this nests deeper than {OpmlDocument.MaxDepth} levels, expected groups of feeds");
        }

        var element = Element(tag);
        if (tag.Kind == TagKind.Opens)
        {
            open.Add((tag.Local, element));
        }
        else if (element is not null)
        {
            (element.InnerEnd, element.End, element.IsEmptyTag) = (tag.End, tag.End, true);
        }
    }

    private OpmlElement? Element(LenientTag tag)
    {
        var isBody = Body is null && Is(tag.Local, "body") && open.Count == 1 && Is(open[0].Name, "opml");
        var around = open.FindLast(other => other.Element is not null).Element;
        if (!isBody && (around is null || !Is(tag.Local, "outline")))
        {
            return null;
        }

        var attributes = tag.Attributes.Where(attribute => attribute.Prefix.Length == 0).Select(attribute => KeyValuePair.Create(attribute.Local, attribute.Value));
        var name = tag.Prefix.Length == 0 ? tag.Local : $"{tag.Prefix}:{tag.Local}";
        var element = new OpmlElement(around, name, [.. attributes], LineOf(at), at, tag.End);
        Body ??= element;
        return element;
    }

    private void Close(LenientTag tag)
    {
        if (open.FindLastIndex(other => Is(other.Name, tag.Local)) is >= 0 and var index)
        {
            CloseTo(index, at, tag.End);
        }
    }

    private void CloseTo(int index, int innerEnd, int end)
    {
        for (var last = open.Count - 1; last >= index; last--)
        {
            if (open[last].Element is { } element)
            {
                (element.InnerEnd, element.End) = (innerEnd, last == index ? end : innerEnd);
            }

            open.RemoveAt(last);
        }
    }

    private bool TrySkip(string mark, string end)
    {
        if (string.CompareOrdinal(text, at, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        var found = text.IndexOf(end, at + mark.Length, StringComparison.Ordinal);
        at = found < 0 ? text.Length : found + end.Length;
        return true;
    }

    private bool TrySkipDocumentType()
    {
        var start = at;
        if (!TrySkip("<!", ">"))
        {
            return false;
        }

        var skipped = text[start..at];
        if (skipped.Contains('[', StringComparison.Ordinal))
        {
            at = start;
            TrySkip("<!", "]>");
            entities.Declare(text[start..at]);
        }

        return true;
    }

    private int LineOf(int place)
    {
        for (; counted < place; counted++)
        {
            line += text[counted] == '\n' || (text[counted] == '\r' && (counted + 1 >= text.Length || text[counted + 1] != '\n')) ? 1 : 0;
        }

        return line;
    }

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
