using System.Text;

namespace FeedMonitor.Feeds.Reading;

public sealed class FeedXmlTests
{
    [Theory]
    [InlineData(FeedXml.MaxDepth, true)]
    [InlineData(FeedXml.MaxDepth + 1, false)]
    public void Elements_may_nest_as_deep_as_the_bound(int depth, bool good)
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", depth)) + "x" + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.Equal(good ? null : "it nests deeper than 256 elements", Problem(xml));
    }

    [Fact]
    public void A_document_type_alone_does_no_harm() =>
        Assert.Null(Problem("""<!DOCTYPE rss [<!ELEMENT rss ANY>]><rss/>"""));

    [Theory]
    [InlineData("""<!DOCTYPE rss [<!ENTITY word "nitrocellulose">]><rss>&word;</rss>""")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/hostname">]><rss>&file;</rss>""")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><rss>&c;</rss>""")]
    [InlineData("""<rss title="&nothing;"/>""")]
    public void An_entity_of_ones_own_is_never_resolved(string xml) => Assert.Contains("undeclared entity", Problem(xml), StringComparison.Ordinal);

    [Theory]
    [InlineData("&amp;&lt;&gt;&quot;&apos;&#38;&#x26;")]
    [InlineData("<![CDATA[<b>&nothing;</b>]]>")]
    public void What_XML_itself_knows_is_fine(string content) => Assert.Null(Problem($"<rss>{content}</rss>"));

    [Theory]
    [InlineData("")]
    [InlineData("<rss>")]
    [InlineData("<rss></atom>")]
    [InlineData("<rss/><rss/>")]
    [InlineData("<rss a=\"1\" a=\"2\"/>")]
    [InlineData("<rss>\u0001</rss>")]
    [InlineData("<a:rss/>")]
    public void What_is_not_well_formed_is_named_so(string xml) => Assert.StartsWith("it is not well-formed XML: ", Problem(xml), StringComparison.Ordinal);

    private static string? Problem(string xml) => FeedXml.ProblemOf(Encoding.UTF8.GetBytes(xml));
}
