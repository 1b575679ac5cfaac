using System.Text;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads feeds that a test writes out, and says what it wanted of them.</summary>
internal static class Written
{
    public static FeedDocument Document(string xml) => Document(Encoding.UTF8.GetBytes(xml));

    public static FeedDocument Document(byte[] bytes) => FeedDocumentReader.Read(bytes) switch
    {
        FeedReading.Readable readable => readable.Document,
        var other => throw new InvalidOperationException($"Expected a feed: {((FeedReading.Unreadable)other).Error}."),
    };

    public static Items.FeedItem RssItem(string inner) => Assert.Single(Document(Rss($"<item>{inner}</item>")).Items);

    public static Items.FeedItem AtomEntry(string inner) => Assert.Single(Document(Atom($"<entry>{inner}</entry>")).Items);

    public static string Rss(string inner) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
        <channel><title>Tidings</title><link>https://news.example/</link><description>All there is</description>{inner}</channel></rss>
        """;

    public static string Atom(string inner) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Tidings</title><id>urn:tidings</id><updated>2026-05-14T08:15:30Z</updated>{inner}</feed>
        """;

    public static string Error(byte[] bytes) => Assert.IsType<FeedReading.Unreadable>(FeedDocumentReader.Read(bytes)).Error;

    public static string Error(string text) => Error(Encoding.UTF8.GetBytes(text));
}
