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
    public void A_feed_is_read_however_it_is_written(string outline)
    {
        var list = Read(outline);

        Assert.Empty(list.Skipped);
        Assert.Equal(["T https://a.example/"], list.Feeds.Select(feed => $"{feed.Title} {feed.Url}"));
    }

    [Theory]
    [InlineData("<outline text='T' xmlUrl='https://a.example/'")]
    [InlineData("<outline text='T' xmlUrl='https://a.exam")]
    public void What_breaks_off_is_not_taken(string outline)
    {
        var list = FeedImport.Read(Encoding.UTF8.GetBytes($"<opml><body><outline text='B' xmlUrl='https://b.example/'/>{outline}"));

        Assert.Empty(list.Skipped);
        Assert.Equal("https://b.example/", Assert.Single(list.Feeds).Url.Value);
    }

    [Theory]
    [InlineData("auto", FullTextPolicy.Auto)]
    [InlineData(" Never ", FullTextPolicy.Never)]
    [InlineData("always", FullTextPolicy.Always)]
    [InlineData("yes", null)]
    [InlineData("", null)]
    public void Whether_pages_are_fetched_is_taken_over_where_it_is_one_of_our_words(string value, FullTextPolicy? expected)
    {
        var entry = Assert.Single(Read($"<outline xmlUrl='https://a.example/' fullText='{value}'/>").Entries);

        Assert.Equal(expected, entry.Feed.FullText);
        Assert.Empty(entry.Others);
    }

    [Fact]
    public void What_else_an_outline_says_is_taken_over_as_it_is_written()
    {
        var entry = Assert.Single(Read("<outline TEXT='Short' title='Long' xmlUrl='https://a.example/' xmlns='urn:x' xml:lang='uk' type='atom' description='One\ntwo &amp;&#10;three' Version='RSS2'/>").Entries);

        Assert.Equal(("Long", "Short"), (entry.Feed.Title, entry.ShortTitle));
        Assert.Equal(["type=atom", "description=One two &\nthree", "Version=RSS2"], entry.Others.Select(other => $"{other.Key}={other.Value}"));
    }

    [Fact]
    public void What_could_be_written_and_not_be_read_again_is_skipped_with_the_reason()
    {
        var list = Read($"""
            <outline xmlUrl='https://a.example/' category='{string.Join('/', Enumerable.Range(0, 61))}'/>
            <outline xmlUrl='https://b.example/' category='{string.Join('/', Enumerable.Range(0, 62))}'/>
            <outline xmlUrl='https://c.example/' category='{new string('n', 1_001)}'/>
            <outline xmlUrl='https://d.example/?{string.Concat(Enumerable.Repeat("&", 20_000))}'/>
            <outline xmlUrl='https://e.example/' description='{new string('&', 20_000)}'/>
            """);

        Assert.Equal("https://a.example/", Assert.Single(list.Feeds).Url.Value);
        Assert.Equal(
            [
                "3: https://b.example/: it stands in 62 groups within each other, expected at most 61",
                "4: https://c.example/: its group has a name of more than 1,000 characters",
                $"5: https://d.example/?{new string('&', 80)}…: its outline would be too large, expected at most 64 KiB",
                "6: https://e.example/: its outline would be too large, expected at most 64 KiB",
            ],
            list.Skipped.Select(skipped => $"{skipped.Line}: {skipped.Reason}"));
    }

    [Theory]
    [InlineData("<outline type='rss' text='G'><outline xmlUrl='https://a.example/'/></outline>")]
    [InlineData("<outline type='atom' text=' G&#10;'><outline xmlUrl='https://a.example/'/></outline>")]
    public void An_outline_with_outlines_and_without_an_address_is_a_group_whatever_its_type(string outlines)
    {
        var list = Read(outlines);

        Assert.Empty(list.Skipped);
        Assert.Equal(["G"], Assert.Single(list.Feeds).Groups);
    }

    [Theory]
    [InlineData("<outline text='W'><outline title='N'><outline xmlUrl='https://a.example/'/></outline></outline>", "W", "N")]
    [InlineData("<outline xmlUrl='https://a.example/' category='/W/N,/Other'/>", "W", "N")]
    [InlineData("<outline xmlUrl='https://a.example/' category='/W  of\t&#10;old/ /N'/>", "W of old", "N")]
    [InlineData("<outline text=' W  of\nold '><outline xmlUrl='https://a.example/'/></outline>", "W of old")]
    [InlineData("<outline xmlUrl='https://a.example/' category='W'/>", "W")]
    [InlineData("<outline Text='W'><outline xmlUrl='https://a.example/' category='Other'/></outline>", "W")]
    [InlineData("<outline xmlUrl='https://a.example/'/>")]
    public void Groups_are_outlines_or_else_the_category(string outlines, params string[] groups) => Assert.Equal(groups, Assert.Single(Read(outlines).Feeds).Groups);

    [Fact]
    public void In_a_list_with_groups_a_category_is_none()
    {
        var list = Read("<outline text='W'><outline xmlUrl='https://a.example/'/></outline><outline xmlUrl='https://b.example/' category='N'/>");

        Assert.Equal(["W", ""], list.Feeds.Select(feed => string.Join('/', feed.Groups)));
    }

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
                "6: its address is not a feed address: it carries a user name or password, which would be stored in the clear, expected an address without",
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
