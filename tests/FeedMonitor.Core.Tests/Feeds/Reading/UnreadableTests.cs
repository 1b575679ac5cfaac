using System.Text;
using CsCheck;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Reading;

public sealed class UnreadableTests
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes(Written.Rss("""
        <item><title>Border &amp; depot</title><link>https://news.example/1</link><guid>1</guid><pubDate>Thu, 14 May 2026 08:15:30 GMT</pubDate>
        <description><![CDATA[<p>Верстати.</p>]]></description></item>
        """));

    [Fact]
    public void Nothing_is_empty() => Assert.All((string[])["", "  \r\n", "\0\0"], nothing => Assert.Equal("it is empty", Written.Error(nothing)));

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>404</title></head><body><p>Not here<br></body></html>")]
    [InlineData("\n <html lang=en><body>Sign in</body>")]
    [InlineData("<!doctype HTML>\n<html><body><p>Checking your browser</body></html>")]
    [InlineData("\uFEFF<!doctype html><html><body><p>Marked</body></html>")]
    [InlineData("<!-- cached --><!doctype html><html><body><p>Commented</body></html>")]
    [InlineData("<html><head><title>Well-formed</title></head><body><p>Signed out</p></body></html>")]
    public void A_page_instead_of_a_feed_is_called_a_page(string html) => Assert.StartsWith("it is an HTML page, not a feed", Written.Error(html), StringComparison.Ordinal);

    [Theory]
    [InlineData("<opml version=\"2.0\"><body/></opml>")]
    [InlineData("<sitemap/>")]
    [InlineData("<soap:Envelope xmlns:soap=\"urn:soap\"><soap:Body/></soap:Envelope>")]
    [InlineData("<rss version=\"2.0\"/>")]
    public void XML_that_is_no_feed_is_called_so(string xml) => Assert.Equal("it is XML, but neither RSS nor Atom", Written.Error(xml));

    [Theory]
    [InlineData("Just words")]
    [InlineData("%PDF-1.7")]
    public void What_is_no_XML_is_called_so(string text) => Assert.StartsWith("it is not well-formed XML", Written.Error(text), StringComparison.Ordinal);

    [Fact]
    public void A_bomb_of_entities_goes_off_nowhere()
    {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY e0 \"boom\">");
        for (var i = 1; i <= 30; i++)
        {
            bomb.Append($"<!ENTITY e{i} \"&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};\">");
        }

        bomb.Append("]><rss version=\"2.0\"><channel><title>&e30;</title></channel></rss>");

        Assert.Equal("&e30;", Written.Document(bomb.ToString()).Title);
    }

    [Theory]
    [InlineData("<html")]
    [InlineData("<sitemap>")]
    [InlineData("words & more")]
    public void A_monstrous_text_does_not_make_a_monstrous_error(string start) => AssertOneLine(Written.Error($"<{start}><{new string('x', 100_000)}>"));

    [Fact]
    public void A_feed_that_breaks_off_anywhere_gives_an_outcome()
    {
        for (var length = 0; length < Sample.Length - "</rss>".Length; length++)
        {
            AssertOutcome(Sample[..length]);
        }
    }

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 100].Sample(AssertOutcome);

    [Fact]
    public void No_damage_to_a_feed_makes_it_throw() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 8]).Sample((at, cut, put) =>
            AssertOutcome([.. Sample[..at], .. put, .. Sample[Math.Min(at + cut, Sample.Length)..]]));

    [Fact]
    public void No_odd_markup_makes_it_throw()
    {
        var pieces = Gen.OneOf(
            "<rss", " version=\"2.0\"", " version=\"9\"", ">", "<channel>", "</channel>", "</rss>", "<item>", "</item>", "<title/>", "<link/>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "</feed>", "<entry>", "</entry>", "<published>x</published>", "<content type=\"xhtml\"/>", "<!DOCTYPE a>", "<?xml version=\"1.0\" encoding=\"utf-7\"?>",
            "<?xml version=\"1.0\" encoding=\"nonsense\"?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "\uFFFE", "<!--", "-->", "\n");
        pieces.Array[0, 12].Sample(parts => AssertOutcome(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    private static void AssertOutcome(byte[] bytes)
    {
        if (FeedDocumentReader.Read(bytes) is FeedReading.Unreadable unreadable)
        {
            AssertOneLine(unreadable.Error);
        }
    }

    private static void AssertOneLine(string error)
    {
        Assert.InRange(error.Length, 1, OneLine.Longest);
        Assert.DoesNotContain(error, char.IsControl);
    }
}
