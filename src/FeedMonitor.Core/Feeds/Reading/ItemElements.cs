using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>The children of an RSS item or Atom entry, sorted in one pass by what they are to us; of each kind in the document's order.</summary>
internal sealed class ItemElements
{
    private readonly List<(Field Field, XElement Element)> found = [];

    /// <summary>Sorts them.</summary>
    public ItemElements(XElement item)
    {
        Item = item;
        foreach (var child in item.Elements())
        {
            if (FieldOf(child, item) is { } field)
            {
                found.Add((field, child));
            }
        }
    }

    /// <summary>What an element is to us.</summary>
    internal enum Field
    {
        Title,
        DcTitle,
        MediaTitle,
        Link,
        OriginalLink,
        Guid,
        Published,
        Updated,
        Author,
        Creator,
        FullContent,
        Content,
        Description,
        Summary,
        OtherSummary,
    }

    /// <summary>The item.</summary>
    public XElement Item { get; }

    /// <summary>All elements of a kind.</summary>
    public IEnumerable<XElement> All(Field field)
    {
        foreach (var (kind, element) in found)
        {
            if (kind == field)
            {
                yield return element;
            }
        }
    }

    /// <summary>The first element of a kind, or null.</summary>
    public XElement? First(Field field)
    {
        foreach (var (kind, element) in found)
        {
            if (kind == field)
            {
                return element;
            }
        }

        return null;
    }

    /// <summary>The first text of a kind, without white space at its ends, or null.</summary>
    public string? Text(Field field)
    {
        foreach (var (kind, element) in found)
        {
            if (kind == field && element.Text() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static Field? FieldOf(XElement child, XElement item) =>
        Named(child.Name.LocalName, child.Name.Namespace, item.Name.Namespace)
        ?? (char.IsUpper(child.Name.LocalName[0]) ? Named(child.Name.LocalName.ToLowerInvariant(), child.Name.Namespace, item.Name.Namespace) : null);

    private static Field? Named(string local, XNamespace space, XNamespace own) => local switch
    {
        "title" => IsCore(space, own) ? Field.Title : IsDublinCore(space) ? Field.DcTitle : space == FeedVocabulary.MediaRss ? Field.MediaTitle : null,
        "link" => Field.Link,
        "origLink" when space == FeedVocabulary.FeedBurner => Field.OriginalLink,
        "guid" or "id" when IsCore(space, own) => Field.Guid,

        // Of dates the name tells enough, whatever their namespace.
        "pubDate" or "pubdate" or "published" or "issued" or "date" or "created" => Field.Published,
        "updated" or "modified" => Field.Updated,
        "author" when IsCore(space, own) => Field.Author,
        "creator" when IsDublinCore(space) => Field.Creator,
        "encoded" => Field.FullContent,
        "content" when IsCore(space, own) => Field.Content,
        "body" or "div" when space == FeedVocabulary.Xhtml => Field.Content,
        "description" => IsCore(space, own) ? Field.Description : IsDublinCore(space) ? Field.OtherSummary : null,
        "summary" => IsCore(space, own) ? Field.Summary : Field.OtherSummary,
        "subtitle" or "abstract" => Field.OtherSummary,
        _ => null,
    };

    private static bool IsCore(XNamespace space, XNamespace own) => space == own || FeedVocabulary.IsCore(space.NamespaceName);

    private static bool IsDublinCore(XNamespace space) => space.NamespaceName.StartsWith("http://purl.org/dc/", StringComparison.Ordinal);
}
