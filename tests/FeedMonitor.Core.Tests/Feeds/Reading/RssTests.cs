using System.Text;

namespace FeedMonitor.Feeds.Reading;

public sealed class RssTests
{
    private static readonly DateTimeOffset Morning = new(2026, 5, 14, 8, 15, 30, TimeSpan.Zero);

    [Fact]
    public void An_item_is_read_with_all_its_parts()
    {
        var document = Written.Document(Written.Rss("""
            <item>
              <title>Border depot &amp; its register</title>
              <link> https://news.example/1 </link>
              <guid isPermaLink="false"> tag:1 </guid>
              <pubDate>Thu, 14 May 2026 08:15:30 GMT</pubDate>
              <dc:creator>A. Clerk</dc:creator>
              <description>In short &lt;b&gt;this&lt;/b&gt;.</description>
              <content:encoded><![CDATA[<p>At length.</p>]]></content:encoded>
            </item>
            """));

        Assert.Equal(("Tidings", "https://news.example/"), (document.Title, document.SiteUrl));
        Assert.Equal(
            new Items.FeedItem
            {
                Guid = "tag:1",
                Title = "Border depot & its register",
                Link = "https://news.example/1",
                Published = Morning,
                Author = "A. Clerk",
                Content = "<p>At length.</p>",
                Summary = "In short <b>this</b>.",
            },
            Assert.Single(document.Items));
    }

    [Fact]
    public void An_item_without_anything_is_an_item() => Assert.Equal(new Items.FeedItem(), Written.RssItem(""));

    [Fact]
    public void Items_keep_their_order() =>
        Assert.Equal(["3", "1", "2"], Written.Document(Written.Rss("<item><guid>3</guid></item><item><guid>1</guid></item><item><guid>2</guid></item>")).Items.Select(item => item.Guid));

    [Fact]
    public void A_feed_without_items_is_a_feed() => Assert.Empty(Written.Document(Written.Rss("")).Items);

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("01/02/2026")]
    [InlineData("Thu, 99 May 2026 08:15:30 GMT")]
    public void A_date_that_nobody_can_read_loses_neither_the_item_nor_the_feed(string date)
    {
        var items = Written.Document(Written.Rss(
            $"<lastBuildDate>{date}</lastBuildDate><item><guid>1</guid><pubDate>{date}</pubDate></item><item><guid>2</guid><pubDate>Thu, 14 May 2026 08:15:30 GMT</pubDate></item>")).Items;

        Assert.Equal([("1", null), ("2", Morning)], items.Select(item => (item.Guid, item.Published)));
    }

    [Theory]
    [InlineData("<pubDate>Thu, 14 May 2026 03:15:30 EST</pubDate>")]
    [InlineData("<dc:date>2026-05-14T08:15:30Z</dc:date>")]
    [InlineData("<pubDate>soon</pubDate><dc:date>2026-05-14T10:15:30+02:00</dc:date>")]
    [InlineData("<atom:published>2026-05-14T08:15:30Z</atom:published>")]
    [InlineData("<pubdate>14 May 2026 08:15:30</pubdate>")]
    public void The_date_stands_where_feeds_put_it(string inner) => Assert.Equal(Morning, Written.RssItem(inner).Published);

    [Fact]
    public void An_item_that_was_only_updated_counts_as_published_then()
    {
        var item = Written.RssItem("<atom:updated>2026-05-14T08:15:30Z</atom:updated>");

        Assert.Equal((Morning, Morning), (item.Published!.Value, item.Updated!.Value));
    }

    [Theory]
    [InlineData("Plain words", "Plain words")]
    [InlineData("  Words\n   on two lines ", "Words on two lines")]
    [InlineData("<![CDATA[A <b>bold</b> claim]]>", "A bold claim")]
    [InlineData("A &lt;em&gt;bold&lt;/em&gt; claim", "A bold claim")]
    [InlineData("Tom &amp;amp; Jerry", "Tom & Jerry")]
    [InlineData("Tom &amp; Jerry", "Tom & Jerry")]
    [InlineData("It&amp;#8217;s here", "It’s here")]
    [InlineData("1 &lt; 2 and 3 &gt; 2", "1 < 2 and 3 > 2")]
    [InlineData("&amp;lt;script&amp;gt; explained", "<script> explained")]
    public void A_title_is_plain_text(string title, string expected) => Assert.Equal(expected, Written.RssItem($"<title>{title}</title>").Title);

    [Theory]
    [InlineData("<media:title>Picture</media:title><title>Story</title>")]
    [InlineData("<itunes:title>Episode</itunes:title><title>Story</title>")]
    [InlineData("<media:content url=\"a.jpg\"><media:title>Picture</media:title></media:content><title>Story</title>")]
    [InlineData("<title>Story</title><media:title>Picture</media:title>")]
    public void The_title_is_the_items_own_and_no_pictures(string inner) => Assert.Equal("Story", Written.RssItem(inner).Title);

    [Theory]
    [InlineData("<atom:link rel=\"self\" href=\"https://news.example/feed.xml\"/><link>https://news.example/1</link>")]
    [InlineData("<link>https://news.example/1</link><atom:link rel=\"replies\" href=\"https://news.example/1/comments\"/>")]
    public void The_link_is_the_items_own(string inner) => Assert.Equal("https://news.example/1", Written.RssItem(inner).Link);

    [Fact]
    public void The_site_is_the_channels_link_and_not_its_own_address()
    {
        var xml = Written.Rss("").Replace("<title>Tidings</title>", "<atom:link rel=\"self\" href=\"https://news.example/feed.xml\"/><title>Tidings</title>", StringComparison.Ordinal);

        Assert.Equal("https://news.example/", Written.Document(xml).SiteUrl);
    }

    [Theory]
    [InlineData("<rss><channel><title>T</title><item><guid>1</guid></item></channel></rss>")]
    [InlineData("<rss version=\"0.91\"><channel><title>T</title><item><guid>1</guid></item></channel></rss>")]
    [InlineData("<rss version=\"0.92\"><channel><title>T</title><item><guid>1</guid></item></channel></rss>")]
    [InlineData("<rss version=\"2\"><channel><title>T</title><item><guid>1</guid></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><item><guid>1</guid></item></channel></rss>")]
    [InlineData("\uFEFF<rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss><rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid></item></channel></rss>")]
    public void A_feed_is_read_whatever_it_says_of_its_version(string xml) => Assert.Single(Written.Document(xml).Items);

    [Fact]
    public void RSS_1_0_is_read()
    {
        var document = Written.Document("""
            <?xml version="1.0"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://news.example/"><title>Tidings</title><link>https://news.example/</link><description>All</description></channel>
              <item rdf:about="https://news.example/1">
                <title>Story</title><link>https://news.example/1</link><description>In short.</description><dc:date>2026-05-14T08:15:30Z</dc:date>
              </item>
              <item rdf:about="https://news.example/2"><title>Other</title><link>https://news.example/2</link></item>
            </rdf:RDF>
            """);

        Assert.Equal(("Tidings", "https://news.example/"), (document.Title, document.SiteUrl));
        Assert.Equal(["Story", "Other"], document.Items.Select(item => item.Title));
        var story = document.Items[0];
        Assert.Equal(("https://news.example/1", "In short.", Morning), (story.Link, story.Summary, story.Published));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-5")]
    [InlineData("windows-1251")]
    [InlineData("koi8-u")]
    public void The_encoding_that_the_XML_declares_is_heeded(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?><rss version=\"2.0\"><channel><title>Новини</title><item><title>Верстати</title></item></channel></rss>";

        var document = Written.Document([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]);

        Assert.Equal(("Новини", "Верстати"), (document.Title, Assert.Single(document.Items).Title));
    }
}
