using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads the fields of an RSS item or Atom entry from its element, in all the places where feeds keep them.</summary>
internal static class ItemFields
{
    private const string FeedBurner = "http://rssnamespace.org/feedburner/ext/1.0";

    /// <summary>The RSS <c>guid</c> or Atom <c>id</c>; in RSS 1.0 the resource that the item is about.</summary>
    public static string? Guid(XElement item) =>
        First(item, "guid", "id") ?? item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value.Trim() switch
        {
            { Length: > 0 } about => about,
            _ => null,
        };

    /// <summary>The headline as plain text; <c>dc:title</c> and <c>media:title</c> stand in where there is none.</summary>
    public static string Title(XElement item) =>
        FeedText.Title(Value(item.Children("title")) ?? Value(item.Children(FeedNames.DublinCore, "title")) ?? Value(item.Children(FeedNames.MediaRss, "title")));

    /// <summary>The article's address.</summary>
    public static string? Link(XElement item, LinkBase links)
    {
        var (text, element) = LinkOf(item);
        return text is null ? null : links.Resolve(text, element ?? item);
    }

    /// <summary>When it was published.</summary>
    public static DateTimeOffset? Published(XElement item) => Date(item, "pubDate", "published", "issued", "date", "created", "pubdate");

    /// <summary>When it was last changed.</summary>
    public static DateTimeOffset? Updated(XElement item) => Date(item, "updated", "modified");

    /// <summary>The author's name, or what the feed gives instead.</summary>
    public static string? Author(XElement item)
    {
        var author = item.Children("author").FirstOrDefault();
        var name = author is { HasElements: true } ? author.Children("name").FirstOrDefault().Text() ?? author.Children("email").FirstOrDefault().Text() : author.Text();
        return name ?? Value(item.Children(FeedNames.DublinCore, "creator"));
    }

    /// <summary>The full text: <c>content:encoded</c>, Atom <c>content</c>, or an XHTML body.</summary>
    public static string? Content(XElement item) =>
        FeedText.Content(item.Elements().FirstOrDefault(child => child.Name.LocalName == "encoded"))
        ?? FeedText.Content(item.Children("content").FirstOrDefault(content => content.Attribute("src") is null))
        ?? FeedText.Content(item.Elements().FirstOrDefault(child => child.Name.NamespaceName == FeedNames.Xhtml && child.Name.LocalName is "body" or "div"));

    /// <summary>The summary: <c>description</c>, Atom <c>summary</c>; else what podcasts and videos describe themselves with.</summary>
    public static string? Summary(XElement item) =>
        FeedText.Content(item.Children("description").FirstOrDefault())
        ?? FeedText.Content(item.Children("summary").FirstOrDefault())
        ?? FeedText.Content(item.Elements().FirstOrDefault(child => child.Name.LocalName is "summary" or "subtitle" or "abstract"))
        ?? FeedText.Content(item.Children(FeedNames.DublinCore, "description").FirstOrDefault())
        ?? FeedText.Content(item.Descendants(XName.Get("description", FeedNames.MediaRss)).FirstOrDefault());

    private static (string? Text, XElement? Element) LinkOf(XElement item)
    {
        // FeedBurner's own link counts clicks; the original stands beside it.
        var links = item.Elements().Where(child => child.Name.LocalName.Equals("link", StringComparison.OrdinalIgnoreCase)).ToArray();
        var alternate = Array.Find(links, link => Relation(link) == "alternate" && Href(link) is not null);
        var text = Array.Find(links, link => link.Attribute("href") is null && link.Text() is not null);
        if (text is not null && FeedNames.IsCore(text.Name))
        {
            return (text.Text(), text);
        }

        if (alternate is not null)
        {
            return (Href(alternate), alternate);
        }

        return text is not null ? (text.Text(), text)
            : Value(item.Children(FeedBurner, "origLink")) is { } original ? (original, item)
            : FromGuid(item) is { } guid ? (guid, item)
            : Array.Find(links, link => Relation(link) is not ("self" or "edit" or "replies" or "enclosure" or "hub" or "next" or "license" or "related" or "via" or "service.post" or "service.edit") && Href(link) is not null) is { } other ? (Href(other), other)
            : (null, null);
    }

    // RSS 2.0: a guid is an address unless it says that it is none. An Atom id is often one in disguise.
    private static string? FromGuid(XElement item)
    {
        var guid = item.Children("guid").FirstOrDefault();
        var isPermalink = guid?.Attribute("isPermaLink")?.Value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) != true;
        return Guid(item) is { } text && isPermalink && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Guid(item) : null;
    }

    // RFC 4287 §4.2.7.2: without rel it is "alternate".
    private static string Relation(XElement link) => link.Attribute("rel")?.Value.Trim().ToLowerInvariant() is { Length: > 0 } relation ? relation : "alternate";

    private static string? Href(XElement link) => link.Attribute("href")?.Value.Trim() is { Length: > 0 } href ? href : null;

    private static DateTimeOffset? Date(XElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var date in item.Elements().Where(child => child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                if (FeedDate.Parse(date.Value) is { } moment)
                {
                    return moment;
                }
            }
        }

        return null;
    }

    private static string? First(XElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Value(item.Children(name)) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static string? Value(IEnumerable<XElement> elements) => elements.Select(element => element.Text()).FirstOrDefault(text => text is not null);
}
