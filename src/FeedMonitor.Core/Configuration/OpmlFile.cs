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
        var body = Load(path).Root?.Element("body")
            ?? throw new ConfigurationException(new ConfigPlace(path, 1), "this is not OPML, expected <opml> with <body>");
        var feeds = new List<Feed>();
        foreach (var outline in body.Descendants("outline").Where(outline => outline.Attribute("xmlUrl") is not null))
        {
            var feed = ReadFeed(path, outline);
            if (feeds.Exists(other => other.Id == feed.Id))
            {
                throw Wrong(path, outline, $"feed {feed.Url} stands here a second time");
            }

            feeds.Add(feed);
        }

        return feeds;
    }

    private static Feed ReadFeed(string path, XElement outline)
    {
        var address = outline.Attribute("xmlUrl")!.Value;
        if (!FeedUrl.TryParse(address, out var url, out var problem))
        {
            throw Wrong(path, outline, $"'{address}' is not a feed address: {problem}");
        }

        var title = Text(outline, "title") ?? Text(outline, "text") ?? url.Value;
        var groups = outline.Ancestors("outline").Reverse().Select(group => Text(group, "text") ?? Text(group, "title")).OfType<string>();
        return new Feed(FeedId.Of(url), url, title, Text(outline, "htmlUrl"), [.. groups]);
    }

    private static XDocument Load(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw new ConfigurationException(new ConfigPlace(path, e.LineNumber), $"this is not XML: {e.Message}");
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
