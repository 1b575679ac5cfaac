using System.Text;
using FeedMonitor.Feeds;

namespace FeedMonitor.Configuration;

public sealed class FeedListFileTests : ConfigurationTest
{
    [Fact]
    public void A_feed_has_its_title_its_site_and_the_groups_around_it()
    {
        Feeds("""
            <outline text="World">
              <outline title="Наука &amp; more">
                <outline type="rss" text="Short" title=" Long " xmlUrl=" https://a.example/feed " htmlUrl="https://a.example/"/>
              </outline>
            </outline>
            <outline text="Text only" xmlUrl="https://b.example/feed"/>
            <outline text=" " xmlUrl="https://c.example/feed"/>
            """);

        var feeds = Load().Feeds;

        Assert.Equal(["Long", "Text only", "https://c.example/feed"], feeds.Select(feed => feed.Title));
        Assert.Equal(["World", "Наука & more"], feeds[0].Groups);
        Assert.Equal(("https://a.example/feed", "https://a.example/"), (feeds[0].Url.Value, feeds[0].SiteUrl));
        Assert.Empty(feeds[1].Groups);
    }

    [Fact]
    public void A_feed_says_whether_the_pages_of_its_articles_are_fetched()
    {
        Feeds("""
            <outline xmlUrl="https://a.example/" fullText="auto"/><outline xmlUrl="https://b.example/" fullText="never"/>
            <outline xmlUrl="https://c.example/" fullText="always"/><outline xmlUrl="https://d.example/"/>
            """);

        Assert.Equal([FullTextPolicy.Auto, FullTextPolicy.Never, FullTextPolicy.Always, null], Load().Feeds.Select(feed => feed.FullText));
    }

    [Theory]
    [InlineData("<outline xmlUrl=''/>", "feeds.opml:2: '' is not a feed address: it is empty")]
    [InlineData("<outline xmlUrl='news.example'/>", "feeds.opml:2: 'news.example' is not a feed address: it is not an absolute address such as https://example.org/feed.xml")]
    [InlineData("<outline xmlUrl='ftp://news.example/'/>", "feeds.opml:2: 'ftp://news.example/' is not a feed address: its scheme is 'ftp', expected http or https")]
    [InlineData("<outline xmlUrl='http://xn--a-é/'/>", "feeds.opml:2: 'http://xn--a-é/' is not a feed address: it has no host name, or one that can't be")]
    [InlineData("<outline xmlUrl='https://me:s3cr3t@news.example/'/>", "feeds.opml:2: xmlUrl is not a feed address: it carries a user name or password, which would be stored in the clear")]
    [InlineData("<outline xmlUrl='htp://me:s3cr3t@news.example/'/>", "feeds.opml:2: xmlUrl is not a feed address: its scheme is 'htp', expected http or https")]
    [InlineData("<outline type='rss' xmlURL='https://news.example/'/>", "feeds.opml:2: the feed has no 'xmlUrl', expected its address")]
    [InlineData("<outline type='RSS' text='News'/>", "feeds.opml:2: the feed has no 'xmlUrl', expected its address")]
    [InlineData("<outline xmlUrl='https://a.example/' fullText='yes'/>", "feeds.opml:2: fullText is 'yes', expected auto, never or always")]
    [InlineData("<outline xmlUrl='https://a.example/'/>\n<outline xmlUrl='HTTPS://A.example#x'/>", "feeds.opml:3: feed https://a.example/ stands here a second time, expected it once")]
    public void A_wrong_feed_is_told_with_its_line(string outlines, string expected)
    {
        Feeds(outlines);

        Assert.Equal(expected, Problem());
    }

    [Theory]
    [InlineData("", "feeds.opml:1: this is not XML: ")]
    [InlineData("feeds", "feeds.opml:1: this is not XML: ")]
    [InlineData("<opml><body>\n<outline></body></opml>", "feeds.opml:2: this is not XML: ")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a 's3cr3t'>]><opml><body/></opml>", "feeds.opml:1: this is not XML: ")]
    [InlineData("<html><body/></html>", "feeds.opml:1: this is not OPML, expected <opml> with <body>")]
    [InlineData("<opml/>", "feeds.opml:1: this is not OPML, expected <opml> with <body>")]
    public void What_is_no_OPML_is_told(string text, string expected)
    {
        Folder.Write("feeds.opml", text);

        Assert.StartsWith(expected, Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_byte_order_mark_does_no_harm(string encoding)
    {
        Write("feeds.opml", Encoding.GetEncoding(encoding), GoodFeeds);

        Assert.Single(Load().Feeds);
    }

    [Fact]
    public void A_list_of_ten_thousand_feeds_is_read()
    {
        Feeds(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<outline xmlUrl='https://a.example/{i}'/>")));

        Assert.Equal(10_000, Load().Feeds.Count);
    }

    private void Feeds(string outlines) => Folder.Write("feeds.opml", $"<opml version=\"2.0\"><body>\n{outlines}\n</body></opml>");
}
