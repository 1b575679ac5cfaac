using System.Xml;
using System.Xml.Linq;
using FeedMonitor.Feeds;

namespace FeedMonitor.Configuration;

/// <summary>Reads <c>feeds.opml</c> (OPML 2.0, http://opml.org/spec2.opml): outlines with <c>xmlUrl</c> are feeds, those around them groups.</summary>
internal static class OpmlFile
{
    /// <summary>The feeds of a file, in its order.</summary>
    /// <exception cref="ConfigurationException">The file is wrong somewhere.</exception>
    public static IReadOnlyList<Feed> Read(string path)
    {
        var body = (Load(path).Root is { Name.LocalName: "opml" } root ? root.Element("body") : null)
            ?? throw new ConfigurationException(new ConfigPlace(path, 1), "this is not OPML, expected <opml> with <body>");
        var feeds = new List<Feed>();
        var known = new HashSet<FeedId>();
        foreach (var outline in body.Descendants("outline").Where(IsFeed))
        {
            var feed = ReadFeed(path, outline);
            if (!known.Add(feed.Id))
            {
                throw Wrong(path, outline, $"feed {feed.Url} stands here a second time, expected it once");
            }

            feeds.Add(feed);
        }

        return feeds;
    }

    private static Feed ReadFeed(string path, XElement outline)
    {
        var address = outline.Attribute("xmlUrl")?.Value ?? throw Wrong(path, outline, "the feed has no 'xmlUrl', expected its address");
        if (!FeedUrl.TryParse(address, out var url, out var problem))
        {
            // What stands before an @ may be a password.
            throw Wrong(path, outline, $"{(address.Contains('@') ? "xmlUrl" : $"'{address}'")} is not a feed address: {problem}");
        }

        var title = Text(outline, "title") ?? Text(outline, "text") ?? url.Value;
        var groups = outline.Ancestors("outline").Reverse().Select(group => Text(group, "text") ?? Text(group, "title")).OfType<string>();
        return new Feed(FeedId.Of(url), url, title, Text(outline, "htmlUrl"), [.. groups]);
    }

    // An outline that says it is a feed and has no address (or "xmlURL") is a mistake: passed over, its feed would be missed silently.
    private static bool IsFeed(XElement outline) =>
        outline.Attribute("xmlUrl") is not null || outline.Attribute("type")?.Value.Trim().ToLowerInvariant() is "rss" or "atom";

    private static XDocument Load(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw new ConfigurationException(new ConfigPlace(path, Math.Max(1, e.LineNumber)), $"this is not XML: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new ConfigPlace(path), $"can't be read: {e.Message}");
        }
    }

    private static string? Text(XElement outline, string attribute) =>
        outline.Attribute(attribute)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static ConfigurationException Wrong(string path, XElement outline, string problem) =>
        new(new ConfigPlace(path, ((IXmlLineInfo)outline).LineNumber), problem);
}
