using System.Text;

namespace FeedMonitor.Feeds.Reading;

/// <summary>The places where feeds keep what the parser drops.</summary>
public sealed class ItemFieldsTests
{
    private const string Namespaces =
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
        + "xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\"";

    [Theory]
    [InlineData("<link> https://news.example/1 </link>", "https://news.example/1")]
    [InlineData("<link><![CDATA[\nhttps://news.example/1\n]]></link>", "https://news.example/1")]
    [InlineData("<guid>https://news.example/1</guid>", "https://news.example/1")]
    [InlineData("<guid isPermaLink=\"true\">https://news.example/1</guid>", "https://news.example/1")]
    [InlineData("<guid isPermaLink=\"false\">https://news.example/1</guid>", null)]
    [InlineData("<guid>tag:news.example,2026:1</guid>", null)]
    [InlineData("<atom:link rel=\"self\" href=\"https://news.example/feed\"/><atom:link href=\"https://news.example/1\"/>", "https://news.example/1")]
    [InlineData("<atom:link href=\"https://news.example/0\"/><link>https://news.example/1</link>", "https://news.example/1")]
    [InlineData("<link/><guid>https://news.example/1</guid>", "https://news.example/1")]
    public void The_link_of_an_RSS_item(string fields, string? link) => Assert.Equal(link, Rss(fields).Link);

    [Theory]
    [InlineData("<link rel=\"replies\" href=\"https://news.example/c\"/><link rel=\"alternate\" href=\"https://news.example/1\"/>", "https://news.example/1")]
    [InlineData("<link href=\"https://news.example/1\"/><link rel=\"alternate\" type=\"application/json\" href=\"https://news.example/1.json\"/>", "https://news.example/1")]
    [InlineData("<link rel=\"enclosure\" href=\"https://news.example/1.mp3\"/>", null)]
    [InlineData("<id>https://news.example/1</id>", "https://news.example/1")]
    [InlineData("<link xml:base=\"https://news.example/2026/\" href=\"../1\"/>", "https://news.example/1")]
    public void The_link_of_an_Atom_entry(string fields, string? link) => Assert.Equal(link, Atom(fields).Link);

    [Theory]
    [InlineData("<pubDate>Sat, 14 Mar 2026 09:26:53 GMT</pubDate>")]
    [InlineData("<dc:date>2026-03-14T09:26:53Z</dc:date>")]
    [InlineData("<pubDate>yesterday</pubDate><dc:date>2026-03-14T09:26:53Z</dc:date>")]
    [InlineData("<atom:published>2026-03-14T09:26:53Z</atom:published>")]
    [InlineData("<atom:updated>2026-03-14T09:26:53Z</atom:updated>")]
    public void The_date_of_an_RSS_item(string fields) => Assert.Equal(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero), Rss(fields).Published);

    [Fact]
    public void An_entry_that_tells_only_when_it_changed_was_published_then()
    {
        var entry = Atom("<updated>2026-03-14T09:26:53Z</updated>");

        Assert.Equal(entry.Updated, entry.Published);
        Assert.NotNull(entry.Published);
    }

    [Theory]
    [InlineData("<description>Summary.</description><content:encoded>&lt;p>Full &amp;amp; whole.&lt;/p></content:encoded>", "<p>Full &amp; whole.</p>", "Summary.")]
    [InlineData("<description><p>Un<b>escaped</b></p> markup</description>", null, "<p>Un<b>escaped</b></p> markup")]
    [InlineData("<itunes:summary>About the episode.</itunes:summary>", null, "About the episode.")]
    [InlineData("<media:group><media:description>About the video.</media:description></media:group>", null, "About the video.")]
    [InlineData("<atom:summary>Short.</atom:summary><atom:content>Long.</atom:content>", "Long.", "Short.")]
    public void The_text_of_an_RSS_item(string fields, string? content, string? summary) => Assert.Equal((content, summary), (Rss(fields).Content, Rss(fields).Summary));

    [Theory]
    [InlineData("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One.</p><p>Two.</p></div></content>", "<div><p>One.</p><p>Two.</p></div>")]
    [InlineData("<content type=\"html\">&lt;p>5 &amp;lt; 6&lt;/p></content>", "<p>5 &lt; 6</p>")]
    [InlineData("<content type=\"text\">5 &lt; 6</content>", "5 < 6")]
    [InlineData("<content src=\"https://news.example/1.mp4\"/><summary>Short.</summary>", null)]
    public void The_content_of_an_Atom_entry(string fields, string? content) => Assert.Equal(content, Atom(fields).Content);

    [Theory]
    [InlineData("<title>A</title><media:title>B</media:title>", "A")]
    [InlineData("<media:title>B</media:title><title>A</title>", "A")]
    [InlineData("<media:title>B</media:title>", "B")]
    [InlineData("<dc:title>C</dc:title>", "C")]
    [InlineData("<title>Tom &amp;amp; Jerry</title>", "Tom & Jerry")]
    [InlineData("<title>&lt;b>Bold&lt;/b> news</title>", "Bold news")]
    [InlineData("<title/>", "")]
    public void The_title_of_an_RSS_item(string fields, string title) => Assert.Equal(title, Rss(fields).Title);

    [Theory]
    [InlineData("<author>desk@news.example</author>", "desk@news.example")]
    [InlineData("<dc:creator>A. Writer</dc:creator>", "A. Writer")]
    [InlineData("<atom:author><atom:name>A. Writer</atom:name></atom:author>", "A. Writer")]
    public void The_author_of_an_RSS_item(string fields, string author) => Assert.Equal(author, Rss(fields).Author);

    [Theory]
    [InlineData("<link>https://news.example/</link>", "a/b", "https://news.example/a/b")]
    [InlineData("", "/a", "https://feeds.example/a")]
    [InlineData("<link>https://news.example/sub/</link>", "?p=1", "https://news.example/sub/?p=1")]
    public void A_relative_link_of_a_feed_that_was_fetched_is_that_of_its_site(string channel, string link, string resolved)
    {
        var reading = FeedDocumentReader.Read(
            Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel>{channel}<item><link>{link}</link></item></channel></rss>"), address: new Uri("https://feeds.example/rss"));

        Assert.Equal(resolved, Assert.IsType<FeedReading.Readable>(reading).Document.Items[0].Link);
    }

    [Theory]
    [InlineData("<ttl>60</ttl>", 60)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<ttl>0</ttl>", null)]
    [InlineData("<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">hourly</sy:updatePeriod>", 60)]
    [InlineData("<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">daily</sy:updatePeriod><sy:updateFrequency xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">4</sy:updateFrequency>", 360)]
    public void How_often_a_feed_wants_to_be_polled(string fields, int? minutes) =>
        Assert.Equal(minutes is { } value ? TimeSpan.FromMinutes(value) : null, Feed(fields).Polling.Interval);

    [Fact]
    public void The_hours_in_which_a_feed_wants_to_be_left_alone() =>
        Assert.Equal([0, 1, 22], Feed("<skipHours><hour>24</hour><hour>1</hour><hour>22</hour><hour>22</hour><hour>99</hour><hour>x</hour></skipHours>").Polling.SkipHours);

    [Fact]
    public void A_feed_that_wants_to_be_left_alone_always_did_not_mean_it() =>
        Assert.Empty(Feed($"<skipHours>{string.Concat(Enumerable.Range(0, 24).Select(hour => $"<hour>{hour}</hour>"))}</skipHours>").Polling.SkipHours);

    private static Items.FeedItem Rss(string fields) => Document($"<rss version=\"2.0\" {Namespaces}><channel><title>News</title><item>{fields}</item></channel></rss>").Items[0];

    private static Items.FeedItem Atom(string fields) => Document($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><entry>{fields}</entry></feed>").Items[0];

    private static FeedDocument Feed(string fields) => Document($"<rss version=\"2.0\"><channel>{fields}<item><title>a</title></item></channel></rss>");

    private static FeedDocument Document(string xml) => Assert.IsType<FeedReading.Readable>(FeedDocumentReader.Read(Encoding.UTF8.GetBytes(xml))).Document;
}
