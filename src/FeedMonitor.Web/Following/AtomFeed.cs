using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;

namespace FeedMonitor.Web.Following;

/// <summary>Writes hits as Atom 1.0 (RFC 4287), with a link to the older ones (RFC 5005 §3).</summary>
internal static class AtomFeed
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml";

    /// <summary>The feed in UTF-8.</summary>
    public static byte[] Write(HitFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            ToSyndication(feed).GetAtom10Formatter().WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static SyndicationFeed ToSyndication(HitFeed feed)
    {
        var atom = new SyndicationFeed(feed.Entries.Select(ToSyndication))
        {
            Id = feed.Id,
            Title = new TextSyndicationContent(feed.Title),
            LastUpdatedTime = feed.Updated,
            Authors = { new SyndicationPerson { Name = HitFeed.Author } },
            Links = { new SyndicationLink(feed.Self) { RelationshipType = "self", MediaType = MediaType } },
        };
        if (feed.Next is { } next)
        {
            atom.Links.Add(new SyndicationLink(next) { RelationshipType = "next", MediaType = MediaType });
        }

        return atom;
    }

    private static SyndicationItem ToSyndication(HitFeedEntry entry)
    {
        var html = SyndicationContent.CreateHtmlContent(entry.Html);
        var atom = new SyndicationItem
        {
            Id = entry.Id,
            Title = new TextSyndicationContent(entry.Title),
            LastUpdatedTime = entry.Updated,
            Authors = { new SyndicationPerson { Name = entry.Source, Uri = entry.SourceUrl?.AbsoluteUri } },
            Categories = { new SyndicationCategory(entry.Watchlist, scheme: null, entry.WatchlistName) },
        };

        // The default of the field, year 1, is what it does not write.
        atom.PublishDate = entry.Published ?? default;
        if (entry.Link is { } link)
        {
            atom.Links.Add(new SyndicationLink(link) { RelationshipType = "alternate" });
            atom.Summary = html;
        }
        else
        {
            // RFC 4287 §4.1.2: an entry without an alternate link must have content.
            atom.Content = html;
        }

        return atom;
    }
}
