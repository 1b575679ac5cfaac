using System.Text;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Lists;

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
    [InlineData("<outline xmlUrl=''/>", "feeds.opml:2: '' is not a feed address: it is empty, expected one such as https://example.org/feed.xml")]
    [InlineData("<outline xmlUrl='news.example'/>", "feeds.opml:2: 'news.example' is not a feed address: it is not an absolute address, expected one such as https://example.org/feed.xml")]
    [InlineData("<outline xmlUrl='ftp://news.example/'/>", "feeds.opml:2: 'ftp://news.example/' is not a feed address: its scheme is 'ftp', expected http or https")]
    [InlineData("<outline xmlUrl='http://xn--a-é/'/>", "feeds.opml:2: 'http://xn--a-é/' is not a feed address: it has no host name, or one that can't be, expected one such as news.example")]
    [InlineData("<outline xmlUrl='https://me:s3cr3t@news.example/'/>", "feeds.opml:2: xmlUrl is not a feed address: it carries a user name or password, which would be stored in the clear, expected an address without")]
    [InlineData("<outline xmlUrl='htp://me:s3cr3t@news.example/'/>", "feeds.opml:2: xmlUrl is not a feed address: its scheme is 'htp', expected http or https")]
    [InlineData("<outline type='rss' xmlURL='https://news.example/'/>", "feeds.opml:2: the address stands in 'xmlURL', expected 'xmlUrl'")]
    [InlineData("<outline text='News'\n  xmlURL='https://news.example/'/>", "feeds.opml:2: the address stands in 'xmlURL', expected 'xmlUrl'")]
    [InlineData("<outline xmlUrl='https://a.example/' XMLURL='https://b.example/'/>", "feeds.opml:2: the address stands in 'XMLURL', expected 'xmlUrl'")]
    [InlineData("<item xmlUrl='https://a.example/'/>", "feeds.opml:2: xmlUrl stands on <item>, expected it on an <outline>")]
    [InlineData("</body>\n<body><outline xmlUrl='https://a.example/'/>", "feeds.opml:3: there is a second <body>, expected one with all feeds")]
    [InlineData("</body>\n<outline xmlUrl='https://a.example/'/><body>", "feeds.opml:3: a feed stands outside <body>, expected it inside")]
    [InlineData("</body>\n\n<extra><outline xmlUrl='https://a.example/'/></extra><body>", "feeds.opml:4: a feed stands outside <body>, expected it inside")]
    [InlineData("<outline type='RSS' text='News'/>", "feeds.opml:2: the feed has no 'xmlUrl', expected its address")]
    [InlineData("<outline xmlUrl='https://a.example/' fullText='yes'/>", "feeds.opml:2: fullText is 'yes', expected auto, never or always")]
    [InlineData("<outline xmlUrl='https://a.example/'/>\n<outline xmlUrl='HTTPS://A.example#x'/>", "feeds.opml:3: feed https://a.example/ stands here a second time, expected it once")]
    public void A_wrong_feed_is_told_with_its_line(string outlines, string expected)
    {
        Feeds(outlines);

        Assert.Equal(expected, Problem());
    }

    [Theory]
    [InlineData("", "feeds.opml:1: this is not XML: Root element is missing, expected OPML with each tag closed and '&' written as &amp;")]
    [InlineData("feeds", "feeds.opml:1: this is not XML: Data at the root level is invalid, expected OPML with each tag closed and '&' written as &amp;")]
    [InlineData("<opml><body>\n<outline></body></opml>", "feeds.opml:2: this is not XML: The 'outline' start tag on line 2 position 2 does not match the end tag of 'body', expected OPML with each tag closed and '&' written as &amp;")]
    [InlineData("<opml><body>\n<outline xmlUrl='https://a.example/?a=1&b=2'/></body></opml>", "feeds.opml:2: this is not XML: '=' is an unexpected token. The expected token is ';', expected OPML with each tag closed and '&' written as &amp;")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a 's3cr3t'>]><opml><body/></opml>", "feeds.opml:1: it has a document type declaration, which is not read, expected none")]
    [InlineData("<?xml version='1.0'?>\r\n<!-- a\nb -->\n<!DOCTYPE opml>\n<opml><body/></opml>", "feeds.opml:4: it has a document type declaration, which is not read, expected none")]
    [InlineData("<!-- <!DOCTYPE opml> --><opml><body>", "feeds.opml:1: this is not XML: Unexpected end of file has occurred. The following elements are not closed: body, opml, expected OPML with each tag closed and '&' written as &amp;")]
    [InlineData("<html><body/></html>", "feeds.opml:1: this is not OPML, expected <opml> with <body>")]
    [InlineData("<opml/>", "feeds.opml:1: this is not OPML, expected <opml> with <body>")]
    public void What_is_no_OPML_is_told(string text, string expected)
    {
        Folder.Write("feeds.opml", text);

        Assert.Equal(expected, Problem());
    }

    [Theory]
    [InlineData("", "utf-8")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>", "utf-8")]
    [InlineData("<?xml version='1.0' encoding='euc-jp'?>", "euc-jp")]
    public void Bytes_that_are_no_text_in_the_encoding_are_told(string prolog, string name)
    {
        File.WriteAllBytes(Path.Combine(Folder.Path, "feeds.opml"), [.. Encoding.ASCII.GetBytes($"{prolog}<opml>\n<body>"), 0xE9, .. "</body></opml>"u8]);

        Assert.Equal($"feeds.opml:2: it is not valid {name}, expected the encoding that its declaration names, or UTF-8 without one", Problem());
    }

    [Theory]
    [InlineData("<outline type='rss' text='G'><outline xmlUrl='https://a.example/'/></outline>", "G")]
    [InlineData("<outline text=' G  of&#10;old\n'><outline xmlUrl='https://a.example/'/></outline>", "G of old")]
    public void What_has_outlines_and_no_address_is_a_group_whatever_its_type(string outlines, string group)
    {
        Feeds(outlines);

        Assert.Equal([group], Assert.Single(Load().Feeds).Groups);
    }

    [Theory]
    [InlineData("https://a.example/?{0}")]
    [InlineData("https://a.example/' note='{0}<")]
    [InlineData("https://a.example/' note='{0}>")]
    public void A_tag_that_is_too_large_is_told_with_its_line(string address)
    {
        Feeds($"<outline text='x'/>\n<outline xmlUrl='{string.Format(address, new string('x', 70_000)).Replace("<", "", StringComparison.Ordinal)}' text='T'/>");

        Assert.Equal("feeds.opml:3: a tag is too large, expected at most 64 KiB", Problem());
    }

    [Fact]
    public void Outlines_of_others_after_the_body_do_no_harm()
    {
        Folder.Write("feeds.opml", "<opml><body><outline xmlUrl='https://a.example/'/></body><x:extra xmlns:x='urn:x'><outline text='x'/></x:extra></opml>");

        Assert.Single(Load().Feeds);
    }

    [Theory]
    [InlineData("https://b.example/", 70, 1, "in its line 65, this nests deeper than 64 levels")]
    [InlineData("https://b.example/", 1, 20_000, "in its line 3, a tag is too large, expected at most 64 KiB")]
    [InlineData("https://a.example/", 1, 1, "in its line 4, feed https://a.example/ stands here a second time")]
    public void What_could_not_be_read_again_is_not_saved(string address, int depth, int length, string problem)
    {
        const string Text = "<opml><body>\n<outline xmlUrl='https://a.example/'/>\n</body></opml>";
        var list = FeedListFile.Open(Folder.Write("feeds.opml", Text));
        var url = FeedUrl.Parse(address);
        var groups = Enumerable.Range(0, depth).Select(i => new string('&', length));

        var error = Assert.Throws<ConfigurationException>(() => list.TrySave(list.With([new ListEntry(new Feed(FeedId.Of(url), url, "B", null, [.. groups]))])));

        Assert.StartsWith($"{list.Path}: nothing was changed, as the list could not be read again: {problem}", error.Message, StringComparison.Ordinal);
        Assert.Equal(Text, File.ReadAllText(list.Path));
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
