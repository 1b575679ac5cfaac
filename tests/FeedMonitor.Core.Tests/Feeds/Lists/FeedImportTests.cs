using System.Text;
using CsCheck;

namespace FeedMonitor.Feeds.Lists;

public sealed class FeedImportTests
{
    [Theory]
    [InlineData("<outline text='T' xmlUrl='https://a.example/'/>")]
    [InlineData("<OUTLINE TEXT='T' XMLURL='https://a.example/'/>")]
    [InlineData("<outline type=rss title='T' xmlURL=\"https://a.example/\">")]
    [InlineData("<outline text='&lt;b&gt;T&lt;/b&gt;&nbsp;' xmlurl=' https://a.example/ '></outline>")]
    [InlineData("<outline text='T' xmlUrl='https://a.example/'")]
    public void A_feed_is_read_however_it_is_written(string outline)
    {
        // The last one breaks off, and what is not whole is not taken.
        var list = Read(outline);

        Assert.Empty(list.Skipped);
        Assert.Equal(outline.EndsWith('>') ? ["T https://a.example/"] : [], list.Feeds.Select(feed => $"{feed.Title} {feed.Url}"));
    }

    [Theory]
    [InlineData("<outline text='W'><outline title='N'><outline xmlUrl='https://a.example/'/></outline></outline>", "W", "N")]
    [InlineData("<outline xmlUrl='https://a.example/' category='/W/N,/Other'/>", "W", "N")]
    [InlineData("<outline xmlUrl='https://a.example/' category='W'/>", "W")]
    [InlineData("<outline Text='W'><outline xmlUrl='https://a.example/' category='Other'/></outline>", "W")]
    [InlineData("<outline xmlUrl='https://a.example/'/>")]
    public void Groups_are_outlines_or_else_the_category(string outlines, params string[] groups) => Assert.Equal(groups, Assert.Single(Read(outlines).Feeds).Groups);

    [Fact]
    public void What_is_bad_or_there_twice_is_skipped_with_line_and_reason()
    {
        var list = Read("""
            <outline xmlUrl='https://a.example/'/>
            <outline text='Bare & broken' xmlUrl='ftp://b.example/'/>
            <outline xmlUrl='HTTPS://A.example'/>
            <outline type='rss' text='Nothing'/>
            <outline xmlUrl='https://me:s3cr3t@c.example/'/>
            <outline text='A group'/>
            <outline xmlUrl='https://d.example/'/>
            """);

        Assert.Equal(["https://a.example/", "https://d.example/"], list.Feeds.Select(feed => feed.Url.Value));
        Assert.Equal(
            [
                "3: 'ftp://b.example/' is not a feed address: its scheme is 'ftp', expected http or https",
                "4: https://a.example/ stands in the file a second time, first in line 2",
                "5: 'Nothing' has no address",
                "6: its address is not a feed address: it carries a user name or password, which would be stored in the clear",
            ],
            list.Skipped.Select(skipped => $"{skipped.Line}: {skipped.Reason}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><outline xmlUrl='https://a.example/'/></body></html>")]
    [InlineData("just words")]
    public void What_is_no_OPML_is_told(string text) =>
        Assert.Equal("this is not OPML, expected <opml> with <body>", Assert.Throws<OpmlException>(() => FeedImport.Read(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void Nothing_makes_it_throw_anything_else()
    {
        var pieces = Gen.OneOf("<opml>", "<body>", "<outline", " text='a", "' xmlUrl='https://a.example/'", ">", "/>", "</outline>", "</body>", "<!--", "-->", "<!DOCTYPE a [", "]>", "&", "\0", "<![CDATA[", "]]>", "\uD800", "\n");
        pieces.Array[0, 30].Sample(parts =>
        {
            try
            {
                FeedImport.Read(Encoding.UTF8.GetBytes("<opml><body>" + string.Concat(parts)));
            }
            catch (OpmlException)
            {
            }
        });
    }

    private static ImportedList Read(string outlines) => FeedImport.Read(Encoding.UTF8.GetBytes($"<opml><body>\n{outlines}\n</body></opml>"));
}
