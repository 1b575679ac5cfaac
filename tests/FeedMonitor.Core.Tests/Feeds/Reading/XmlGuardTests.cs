using System.Text;
using FeedMonitor.Feeds.Reading.Xml;

namespace FeedMonitor.Feeds.Reading;

public sealed class XmlGuardTests
{
    [Theory]
    [InlineData(XmlGuard.MaxDepth, true)]
    [InlineData(XmlGuard.MaxDepth + 1, false)]
    public void Elements_may_nest_as_deep_as_the_bound(int depth, bool safe) => Assert.Equal(safe, IsSafe(Nested("<a>", depth, "</a>")));

    [Theory]
    [InlineData("<a b='/>'>")]
    [InlineData("<a b=\"/>\" c='\"'>")]
    [InlineData("<a\n>")]
    [InlineData("<!-- </a></a> --><a>")]
    [InlineData("<![CDATA[</a></a>]]><a>")]
    [InlineData("<?x </a></a> ?><a>")]
    public void Nothing_hides_the_depth(string open) => Assert.False(IsSafe(Nested(open, XmlGuard.MaxDepth + 1, "</a>")));

    [Theory]
    [InlineData("<a/>")]
    [InlineData("<a b='>'/>")]
    [InlineData("<a></a>")]
    [InlineData("<![CDATA[<a><a>]]>")]
    [InlineData("<!-- <a><a> -->")]
    public void What_does_not_nest_counts_for_nothing(string xml) => Assert.True(IsSafe($"<rss>{string.Concat(Enumerable.Repeat(xml, 1_000))}</rss>"));

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"ha\">]><rss/>")]
    [InlineData("<!doctype rss><rss/>")]
    [InlineData("<?xml version=\"1.0\"?><!-- x --><!DOCTYPE rss><rss/>")]
    [InlineData("<rss><!ENTITY x></rss>")]
    public void A_document_type_is_never_let_through(string xml) => Assert.False(IsSafe(xml));

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<a b=\"")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("</")]
    public void What_breaks_off_is_left_to_the_parser(string xml) => Assert.True(IsSafe(xml));

    private static string Nested(string open, int depth, string close) => string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));

    private static bool IsSafe(string xml) => XmlGuard.IsSafe(Encoding.UTF8.GetBytes(xml));
}
