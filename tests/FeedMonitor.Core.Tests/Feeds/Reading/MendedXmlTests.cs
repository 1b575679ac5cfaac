using System.Text;
using CsCheck;

namespace FeedMonitor.Feeds.Reading;

/// <summary>What other readers drop a whole feed for.</summary>
public sealed class MendedXmlTests
{
    private const string Item = "<item><title>First</title><link>https://news.example/1</link><guid>1</guid><description>One.</description></item>";

    [Fact]
    public void A_tag_of_thousands_of_attributes_costs_only_those()
    {
        var attributes = string.Concat(Enumerable.Range(0, 5_000).Select(i => $" a{i}=''"));

        var document = Written.Document($"<rss><channel>{Item}<item{attributes}><title>Second</title></item>");

        Assert.Equal(["First", "Second"], document.Items.Select(item => item.Title));
        Assert.Contains("a tag with too many attributes", document.Repairs);
    }

    [Theory]
    [InlineData("<title>Salt & pepper</title>", "Salt & pepper")]
    [InlineData("<title>AT&T</title>", "AT&T")]
    [InlineData("<title>a&nbsp;b&eacute;</title>", "a bé")]
    [InlineData("<title>&#146;tis &#x2014; so</title>", "’tis — so")]
    [InlineData("<title>5 < 6 and 7 > 6</title>", "5 < 6 and 7 > 6")]
    [InlineData("<title>i <3 feeds</title>", "i <3 feeds")]
    [InlineData("<title>con\u0001trol\u000B</title>", "control")]
    [InlineData("<title>con&#1;trol&#x1f;</title>", "control")]
    [InlineData("<title>nul\0</title>", "nul")]
    [InlineData("<title>&#xD83D;&#xDEF0;</title>", "🛰")]
    [InlineData("<title>&#xD83D;</title>", "\uFFFD")]
    [InlineData("<title>&unknown; &; &#; &#xZZ;</title>", "&unknown; &; &#; &#xZZ;")]
    [InlineData("<title>closed late<br></title>", "closed late")]
    [InlineData("<title>Other case</Title>", "Other case")]
    [InlineData("<title><![CDATA[kept & <b>bold</b>]]></title>", "kept & bold")]
    [InlineData("<dc:title>Undeclared</dc:title>", "Undeclared")]
    [InlineData("<title class=plain other=\"1\" other=\"2\" bare>Attributes</title>", "Attributes")]
    [InlineData("<title>one</b></i> line</title>", "one line")]
    public void A_fault_within_an_item_costs_nothing_else(string faulty, string title)
    {
        var document = Readable($"<rss version=\"2.0\"><channel><title>News</title><item>{faulty}<guid>0</guid><bad></item>{Item}</channel></rss>");

        Assert.Equal([title, "First"], document.Items.Select(item => item.Title));
        Assert.Equal("https://news.example/1", document.Items[1].Link);
        Assert.NotEmpty(document.Repairs);
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\uFEFF\uFEFF\n")]
    [InlineData("<br />\n<b>Warning</b>: something in /x.php on line 3<br />\n")]
    [InlineData("<!-- <rss> in a comment -->")]
    [InlineData("<?xml version=\"1.1\"?>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"bogus\"?>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"http://news.example/rss.dtd\">")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x \"y\">]>")]
    public void What_stands_before_the_feed_does_no_harm(string junk) =>
        Assert.Equal("First", Assert.Single(Readable(junk + Rss(Item)).Items).Title);

    [Theory]
    [InlineData("\0\0\0")]
    [InlineData("\n<script>track()</script>")]
    [InlineData("Generated in 0.2 s & cached")]
    [InlineData("<!-- 12 queries -->")]
    public void What_stands_after_the_feed_does_no_harm(string junk) =>
        Assert.Equal("First", Assert.Single(Readable(Rss(Item) + junk).Items).Title);

    [Fact]
    public void Of_a_feed_that_breaks_off_every_whole_item_is_kept_and_the_cut_one_left_for_the_next_poll()
    {
        var whole = Rss(string.Concat(Enumerable.Range(1, 3).Select(i => $"<item><title>Item {i}</title><guid>{i}</guid><description>Text {i}.</description></item>")));

        // From behind the second item's end to before the third one's.
        for (var cut = whole.IndexOf("<guid>3", StringComparison.Ordinal); cut < whole.LastIndexOf("</item>", StringComparison.Ordinal); cut++)
        {
            var document = Readable(whole[..cut]);

            Assert.Equal(["Item 1", "Item 2"], document.Items.Select(item => item.Title));
            Assert.Equal(["a feed that breaks off"], document.Repairs);
            Assert.True(document.BreaksOff);
        }
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><title>News</title>")]
    [InlineData("<rss version=\"2.0\"><channel><tit")]
    public void A_feed_that_breaks_off_before_its_first_item_is_none(string text) =>
        Assert.Equal("it breaks off before its first item", Assert.IsType<FeedReading.Unreadable>(Read(text)).Error);

    [Fact]
    public void The_only_item_of_a_feed_that_breaks_off_is_better_than_none() =>
        Assert.Equal("First", Assert.Single(Readable(Rss(Item)[..^60]).Items).Title);

    [Fact]
    public void An_item_that_is_not_closed_ends_where_the_next_begins() =>
        Assert.Equal(["a", "b"], Readable(Rss("<item><title>a</title><item><title>b</title></item>")).Items.Select(item => item.Title));

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><title>News</title></channel>" + Item + "</rss>")]
    [InlineData("<RSS VERSION=\"2.0\"><CHANNEL><TITLE>News</TITLE><ITEM><TITLE>First</TITLE></ITEM></CHANNEL></RSS>")]
    [InlineData("<rss xmlns=\"urn:own\" version=\"2.0\"><channel><title>News</title>" + Item + "</channel></rss>")]
    [InlineData("<rss><channel><title>News</title>" + Item + "</channel></rss>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><channel xmlns=\"http://purl.org/rss/1.0/\"><title>News</title></channel><item xmlns=\"http://purl.org/rss/1.0/\"><title>First</title></item></rdf:RDF>")]
    [InlineData("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>News</a:title><a:entry><a:title>First</a:title></a:entry></a:feed>")]
    [InlineData("<atom:feed><atom:title>News</atom:title><atom:entry><atom:title>First</atom:title></atom:entry></atom:feed>")]
    public void A_feed_in_another_shape_is_one(string xml)
    {
        var document = Readable(xml);

        Assert.Equal(("News", "First"), (document.Title, Assert.Single(document.Items).Title));
    }

    [Fact]
    public void A_good_feed_is_not_mended() => Assert.Empty(Readable(Rss(Item)).Repairs);

    [Fact]
    public void An_entity_of_plain_text_is_replaced_and_one_that_grows_or_reaches_out_is_not()
    {
        var document = Readable(
            "<!DOCTYPE rss [<!ENTITY co \"Acme\"><!ENTITY big \"&co;&co;\"><!ENTITY far SYSTEM \"file:///etc/passwd\"><!ENTITY % p \"x\">]>"
            + Rss("<item><title>&co; &big; &far; %p;</title></item>"));

        Assert.Equal("Acme &big; &far; %p;", document.Items[0].Title);
    }

    [Fact]
    public void Nesting_of_a_hundred_thousand_elements_is_flattened_and_the_feed_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + "text" + string.Concat(Enumerable.Repeat("</a>", 100_000));

        var document = Readable(Rss($"<item><title>Deep</title><description>{deep}</description></item>{Item}"));

        Assert.Equal(["Deep", "First"], document.Items.Select(item => item.Title));
        Assert.Contains("text", document.Items[0].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>", "</b>")]
    [InlineData("<", "&")]
    [InlineData("<!--", "<rss>")]
    [InlineData("<a b='", "<")]
    [InlineData("<a b ", "]]>")]
    [InlineData("<![CDATA[", "<item>")]
    public void Megabytes_of_hostile_text_end(string first, string second)
    {
        var hostile = string.Concat(Enumerable.Repeat(first, 200_000)) + string.Concat(Enumerable.Repeat(second, 200_000));

        Assert.IsAssignableFrom<FeedReading>(Read(hostile + Rss(Item)));
        Assert.IsAssignableFrom<FeedReading>(Read($"<rss><channel>{hostile}"));
    }

    [Fact]
    public void No_mutilation_of_a_feed_makes_the_reader_throw()
    {
        var feed = Encoding.UTF8.GetBytes(Rss(Item + "<item><title>ß</title><![CDATA[x]]></item>"));
        var edit = from at in Gen.Int[0, feed.Length - 1]
                   from length in Gen.Int[0, 12]
                   from bytes in Gen.Byte.Array[0, 6]
                   select (at, length, bytes);

        edit.Array[1, 4].Sample(edits =>
        {
            var bytes = feed.ToList();
            foreach (var (at, length, insert) in edits)
            {
                var from = Math.Min(at, bytes.Count);
                bytes.RemoveRange(from, Math.Min(length, bytes.Count - from));
                bytes.InsertRange(from, insert);
            }

            Assert.NotNull(FeedDocumentReader.Read([.. bytes]));
        });
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(FeedDocumentReader.Read(bytes)));
        Gen.Byte.Array[0, 60].Sample(bytes => Assert.NotNull(FeedDocumentReader.Read([.. "<rss><channel><item>"u8, .. bytes])));
        Gen.Byte.Array[0, 60].Sample(bytes => Assert.NotNull(FeedDocumentReader.Read([.. "{\"title\":\"a\",\"items\":["u8, .. bytes])));
        Gen.Byte.Array[0, 60].Sample(bytes => Assert.NotNull(FeedDocumentReader.Read([0x1F, 0x8B, 8, .. bytes])));
    }

    private static string Rss(string items) => $"<rss version=\"2.0\"><channel><title>News</title>{items}</channel></rss>";

    private static FeedReading Read(string text) => FeedDocumentReader.Read(Encoding.UTF8.GetBytes(text));

    private static FeedDocument Readable(string text) => Assert.IsType<FeedReading.Readable>(Read(text)).Document;
}
