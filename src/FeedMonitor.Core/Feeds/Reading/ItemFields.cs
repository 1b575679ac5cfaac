using System.Xml.Linq;
using static FeedMonitor.Feeds.Reading.ItemElements;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads the fields of an RSS item or Atom entry, from all the places where feeds keep them.</summary>
internal static class ItemFields
{
    /// <summary>The RSS <c>guid</c> or Atom <c>id</c>; in RSS 1.0 the resource that the item is about.</summary>
    public static string? Guid(ItemElements item)
    {
        if (item.Text(Field.Guid) is { } guid)
        {
            return guid;
        }

        var about = item.Item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value.Trim();
        return about is { Length: > 0 } ? about : null;
    }

    /// <summary>The headline as plain text; <c>dc:title</c> and <c>media:title</c> stand in where there is none.</summary>
    public static string Title(ItemElements item) => FeedText.Title(item.Text(Field.Title) ?? item.Text(Field.DcTitle) ?? item.Text(Field.MediaTitle));

    /// <summary>The article's address, or null.</summary>
    public static string? Link(ItemElements item, LinkBase links)
    {
        var (text, element) = LinkOf(item);
        return text is null ? null : links.Resolve(text, element ?? item.Item);
    }

    /// <summary>When it was published, in UTC; the first date that can be read.</summary>
    public static DateTimeOffset? Published(ItemElements item) => Date(item, Field.Published);

    /// <summary>When it was last changed, in UTC.</summary>
    public static DateTimeOffset? Updated(ItemElements item) => Date(item, Field.Updated);

    /// <summary>The author's name, or what the feed gives instead.</summary>
    public static string? Author(ItemElements item)
    {
        var author = item.First(Field.Author);
        var name = author is { HasElements: true } ? author.Children("name").FirstOrDefault().Text() ?? author.Children("email").FirstOrDefault().Text() : author.Text();
        return name ?? item.Text(Field.Creator);
    }

    /// <summary>The full text: <c>content:encoded</c>, Atom <c>content</c>, or an XHTML body.</summary>
    public static string? Content(ItemElements item) =>
        FeedText.Content(item.First(Field.FullContent))
        ?? FeedText.Content(item.All(Field.Content).FirstOrDefault(content => content.Attribute("src") is null));

    /// <summary>The summary: <c>description</c>, Atom <c>summary</c>; else what podcasts and videos describe themselves with.</summary>
    public static string? Summary(ItemElements item) =>
        FeedText.Content(item.First(Field.Description))
        ?? FeedText.Content(item.First(Field.Summary))
        ?? FeedText.Content(item.First(Field.OtherSummary))
        ?? FeedText.Content(item.Item.Descendants(XName.Get("description", FeedVocabulary.MediaRss)).FirstOrDefault());

    private static (string? Text, XElement? Element) LinkOf(ItemElements item)
    {
        XElement? text = null, alternate = null, other = null;
        foreach (var link in item.All(Field.Link))
        {
            var href = Href(link);
            text ??= href is null && link.Text() is not null ? link : null;
            alternate ??= href is not null && Relation(link) == "alternate" ? link : null;
            other ??= href is not null && MayBeTheArticle(Relation(link)) ? link : null;
        }

        if (text is not null && (alternate is null || FeedVocabulary.IsCore(text.Name)))
        {
            return (text.Text(), text);
        }

        return alternate is not null ? (Href(alternate), alternate)
            : item.Text(Field.OriginalLink) is { } original ? (original, item.Item)
            : FromGuid(item) is { } guid ? (guid, item.Item)
            : other is not null ? (Href(other), other)
            : (null, null);
    }

    // RSS 2.0: a guid is an address unless it says that it is none. An Atom id is often one in disguise.
    private static string? FromGuid(ItemElements item)
    {
        var saysNot = item.First(Field.Guid)?.Attribute("isPermaLink")?.Value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) == true;
        return !saysNot && Guid(item) is { } guid && Uri.TryCreate(guid, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? guid : null;
    }

    private static bool MayBeTheArticle(string relation) =>
        relation is not ("self" or "edit" or "replies" or "enclosure" or "hub" or "next" or "license" or "related" or "via" or "service.post" or "service.edit");

    // RFC 4287 §4.2.7.2: without rel it is "alternate".
    private static string Relation(XElement link) => link.Attribute("rel")?.Value.Trim().ToLowerInvariant() is { Length: > 0 } relation ? relation : "alternate";

    private static string? Href(XElement link) => link.Attribute("href")?.Value.Trim() is { Length: > 0 } href ? href : null;

    private static DateTimeOffset? Date(ItemElements item, Field field)
    {
        foreach (var date in item.All(field))
        {
            if (FeedDate.Parse(date.Value) is { } moment)
            {
                return moment;
            }
        }

        return null;
    }
}
