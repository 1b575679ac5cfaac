using CsCheck;

namespace FeedMonitor.Feeds.Discovery;

public sealed class FeedDiscoveryTests
{
    [Theory]
    [InlineData("<link rel='alternate' type='application/rss+xml' title='News' href='/feed'>", "https://site.example/feed News")]
    [InlineData("<LINK HREF='rss.xml' TITLE=News TYPE='Application/RSS+XML; charset=utf-8' REL='Alternate Home'>", "https://site.example/blog/rss.xml News")]
    [InlineData("<link rel=alternate type=application/atom+xml href=//other.example/a.atom>", "https://other.example/a.atom Page")]
    [InlineData("<link rel=alternate type=application/feed+json href='?format=json'>", "https://site.example/blog/page?format=json Page")]
    [InlineData("<base href='/deep/'><link rel=alternate type=application/json href=feed.json>", "https://site.example/deep/feed.json Page")]
    [InlineData("<link rel=alternate type=application/rss+xml href='feed:https://site.example/a b'>", "https://site.example/a%20b Page")]
    [InlineData("</head><body><link rel=alternate type=application/rss+xml href=/feed><a href=/other.rss>Other</a>", "https://site.example/feed Page")]
    [InlineData("<link rel=alternate type=text/html href=/feed>")]
    [InlineData("<link rel=stylesheet type=application/rss+xml href=/feed>")]
    [InlineData("<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2>")]
    [InlineData("<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>")]
    [InlineData("<link rel=alternate type=application/rss+xml href='https://me:s3cr3t@site.example/feed'>")]
    public void A_link_of_the_head_names_a_feed(string head, params string[] expected) => Assert.Equal(expected, Find(head));

    [Fact]
    public void Comments_come_last_and_mere_JSON_before_them() => Assert.Equal(
        ["https://site.example/feed", "https://site.example/atom", "https://site.example/feed.json", "https://site.example/comments/feed/", "https://site.example/x"],
        Find("""
            <link rel=alternate type=application/rss+xml href=/comments/feed/>
            <link rel=alternate type=application/json href=/feed.json>
            <link rel=alternate type=application/rss+xml href=/x title='An article » Comments Feed'>
            <link rel=alternate type=application/rss+xml href=/feed>
            <link rel=alternate type=application/rss+xml href=/feed#again>
            <link rel=alternate type=application/atom+xml href=/atom>
            """).Select(line => line.Split(' ')[0]));

    [Theory]
    [InlineData("/feed", true)]
    [InlineData("/blog/feed/", true)]
    [InlineData("news.rss", true)]
    [InlineData("/index.xml", true)]
    [InlineData("/feed.json?x=1", true)]
    [InlineData("/?feed=rss2", true)]
    [InlineData("feed://site.example/a", true)]
    [InlineData("/feedback", false)]
    [InlineData("/about/our-feeding-programme", false)]
    [InlineData("/sitemap.xml", false)]
    [InlineData("/express", false)]
    public void Where_no_link_names_one_the_links_of_the_text_are_looked_at(string href, bool isFeed) =>
        Assert.Equal(isFeed ? 1 : 0, Find($"</head><body><a href='/'>Home</a> <a href='{href}'>Subscribe</a>").Length);

    [Fact]
    public void A_page_of_thousands_of_feeds_gives_a_few() =>
        Assert.Equal(FeedDiscovery.MostFeeds, Find(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<link rel=alternate type=application/rss+xml href=/{i}>"))).Length);

    [Fact]
    public void No_page_makes_it_throw()
    {
        var pieces = Gen.OneOf(
            "<link rel=alternate type=application/rss+xml href=", "<base href=", "<a href=", "'http://[", "//", "http://xn--a-é/'", "\"", "'", ">", "feed:", "/feed", "\0", "%zz", " title='", "<svg>", "<template>", "</a>", "\uD800", "http:", ":99999");
        pieces.Array[0, 20].Select(string.Concat).Sample(IsBounded);
        AnyText.UpTo(100).Sample(IsBounded);
    }

    private static bool IsBounded(string html) => FeedDiscovery.Find(html, new Uri("https://site.example/")).Count <= FeedDiscovery.MostFeeds;

    private static string[] Find(string head) =>
        [.. FeedDiscovery.Find($"<html><head><title>Page</title>{head}", new Uri("https://site.example/blog/page?q")).Select(feed => $"{feed.Url} {feed.Title}")];
}
