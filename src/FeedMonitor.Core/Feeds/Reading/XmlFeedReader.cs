using System.Xml.Linq;
using FeedMonitor.Items;
using Parser = CodeHollow.FeedReader.FeedReader;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads RSS and Atom from well-formed XML: the one place that knows CodeHollow.FeedReader.</summary>
/// <remarks>
/// The parser tells the formats apart and finds feed and items. The fields are read from its elements by <see cref="ItemFields"/>,
/// since it decodes content once too often, throws at some dates and reads others by the machine's culture, and takes the first link
/// of an Atom entry, which may be the comments'.
/// </remarks>
internal static class XmlFeedReader
{
    /// <summary>The feed, or null if the parser can't make one of it.</summary>
    /// <param name="utf8">Well-formed XML without a document type, in UTF-8.</param>
    /// <param name="address">Where it was fetched, or null.</param>
    public static FeedDocument? Read(byte[] utf8, Uri? address)
    {
        if (Parse(utf8) is not { } feed)
        {
            return null;
        }

        var root = feed.SpecificFeed.Element.Document?.Root ?? feed.SpecificFeed.Element;
        var isAtom = feed.Type == CodeHollow.FeedReader.FeedType.Atom;
        var channel = isAtom ? root : root.Elements().FirstOrDefault(child => child.Name.LocalName == "channel") ?? root;
        var site = FeedFields.SiteUrl(channel, address);
        var links = new LinkBase(address, site);
        return new FeedDocument(FeedFields.Title(channel), site, [.. feed.Items.Select(item => ToItem(new ItemElements(item.SpecificItem.Element), links))])
        {
            Format = isAtom ? "Atom" : "RSS",
            Polling = FeedFields.Polling(channel),
        };
    }

    // It reports every failure as a plain Exception or NullReferenceException of its own; none of them is ours to pass on.
#pragma warning disable CA1031
    private static CodeHollow.FeedReader.Feed? Parse(byte[] utf8)
    {
        try
        {
            return Parser.ReadFromByteArray(utf8);
        }
        catch (Exception)
        {
            return null;
        }
    }
#pragma warning restore CA1031

    private static FeedItem ToItem(ItemElements item, LinkBase links)
    {
        var published = ItemFields.Published(item);
        var updated = ItemFields.Updated(item);
        return new FeedItem
        {
            Guid = ItemFields.Guid(item),
            Title = ItemFields.Title(item),
            Link = ItemFields.Link(item, links),
            Published = published ?? updated,
            Updated = updated,
            Author = ItemFields.Author(item),
            Content = ItemFields.Content(item),
            Summary = ItemFields.Summary(item),
        };
    }
}
