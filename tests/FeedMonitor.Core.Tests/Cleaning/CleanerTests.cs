using FeedMonitor.Items;

namespace FeedMonitor.Cleaning;

public sealed class CleanerTests
{
    private const string First = "The depot at Sarn Gate has found 140 files that were opened but never closed, an internal review says.";
    private const string Second = "Until they have been reconciled, every lorry is to be stamped in the presence of two officers at the gate.";

    [Fact]
    public void A_fragment_of_HTML_gives_the_items_title_and_its_paragraphs() => Assert.Equal(
        [(Zone.Headline, "Depot checked"), (Zone.Lead, First), (Zone.Body, Second), (Zone.Share, "Share this story")],
        Zoned(Item($"<p>{First}</p><script>nitrocellulose</script><p>{Second}</p><div>Share this story</div>")));

    [Theory]
    [InlineData("&lt;p&gt;{0}&lt;/p&gt;\n&lt;p&gt;{1}&lt;/p&gt;")]
    [InlineData("{0}\n{1}")]
    [InlineData("{0}\r\n\r\n{1}\r\n")]
    [InlineData("<div>{0}<br>{1}</div>")]
    [InlineData("<p>{0}</p>{1}")]
    public void However_the_feed_dresses_its_text_the_paragraphs_are_the_same(string form) => Assert.Equal(
        [(Zone.Headline, "Depot checked"), (Zone.Lead, First), (Zone.Body, Second)],
        Zoned(Item(string.Format(null, form, First, Second))));

    [Theory]
    [InlineData("<p>The agency has published its list of products that were called back, for these reasons:</p><ul><li>Acme pump, model X200</li><li>Borealis valve</li></ul>", "Acme pump, model X200")]
    [InlineData("<p>The office has named these companies in its order of Monday, which takes effect at once.</p><table><tr><td>Acme Trading FZE</td></tr></table>", "Acme Trading FZE")]
    [InlineData("<figure class=\"wp-block-table\"><table><tr><td>Acme Trading FZE</td><td>Dubai</td></tr></table></figure><p>The office has named these companies in its order of Monday.</p>", "Acme Trading FZE")]
    [InlineData("<p><a href=x>Acme buys Borealis for two billion</a></p>", "Acme buys Borealis for two billion")]
    [InlineData("Von der Leyen besucht Kiew", "Von der Leyen besucht Kiew")]
    [InlineData("US / Iran talks resume in Oman", "US / Iran talks resume in Oman")]
    [InlineData("A drone hit the Acme depot, officials said on Tuesday (AP)", "A drone hit the Acme depot, officials said on Tuesday (AP)")]
    [InlineData("Acme buys Borealis for two billion. The post Acme buys appeared first on Ledger.", "Acme buys Borealis for two billion. The post Acme buys appeared first on Ledger.")]
    [InlineData("The day in short, as told by the desk.\n- Drone ban near airport\n- Acme depot expansion\nRead more", "- Acme depot expansion")]
    public void What_a_feed_gives_for_an_item_is_its_text(string text, string part) =>
        Assert.Contains(Zoned(Item(text)), block => block.Item2 == part && block.Item1 is Zone.Lead or Zone.Body);

    [Fact]
    public void Entities_of_a_plain_text_are_decoded() =>
        Assert.Equal("Hauliers & forwarders wait — “three hours”.", Cleaner.Clean(Item("Hauliers &amp; forwarders wait &#8212; &ldquo;three hours&rdquo;.")).Blocks[1].Text);

    [Fact]
    public void The_fuller_of_content_and_summary_is_cleaned() =>
        Assert.Equal(First, Cleaner.Clean(new FeedItem { Title = "Depot checked", Content = "More…", Summary = First }).ArticleText);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("<p> </p>")]
    public void An_item_without_text_is_its_title(string text) => Assert.Equal([(Zone.Headline, "Depot checked")], Zoned(Item(text)));

    [Fact]
    public void An_item_without_anything_has_no_blocks()
    {
        var text = Cleaner.Clean(new FeedItem());

        Assert.Equal(("", ""), (text.Title, text.Shown));
        Assert.Empty(text.Blocks);
    }

    [Fact]
    public void A_title_that_the_text_repeats_is_no_second_headline() =>
        Assert.Equal([(Zone.Headline, "Depot checked"), (Zone.Navigation, "DEPOT CHECKED!"), (Zone.Lead, First)], Zoned(Item($"<h2>DEPOT CHECKED!</h2><p>{First}</p>")));

    [Theory]
    [InlineData("<aside>{0}</aside>", "related")]
    [InlineData("<nav>{0}</nav>", "navigation")]
    [InlineData("<div class=\"post-comments\">{0}</div>", "comments")]
    [InlineData("<div id=\"cookie-banner\">{0}</div>", "consent")]
    [InlineData("<section class=\"newsletter\"><div><p>{0}</p></div></section>", "promo")]
    [InlineData("<ul class=\"share-buttons\"><li>{0}</li></ul>", "share")]
    [InlineData("<p class=\"byline\">{0}</p>", "byline")]
    public void What_the_markup_calls_by_its_name_is_silent_however_long(string form, string zone)
    {
        var silent = "Nobody should be told of nitrocellulose that is only spoken of here, where it is no part of the article at all.";

        var text = Cleaner.Clean(Item($"<p>{First}</p>{string.Format(null, form, silent)}<p>{Second}</p>"));

        Assert.Equal(zone, Assert.Single(text.Blocks, block => block.Text == silent).Zone.Name());
        Assert.Equal($"{First}\n\n{Second}", text.ArticleText);
    }

    [Theory]
    [InlineData("<script>{0}</script>")]
    [InlineData("<style>{0}</style>")]
    [InlineData("<noscript>{0}</noscript>")]
    [InlineData("<template>{0}</template>")]
    [InlineData("<!-- {0} -->")]
    [InlineData("<p hidden>{0}</p>")]
    [InlineData("<p aria-hidden=\"true\">{0}</p>")]
    [InlineData("<p style=\"color: red; display : none\">{0}</p>")]
    [InlineData("<img alt=\"{0}\">")]
    public void What_a_reader_does_not_see_is_not_there(string form) =>
        Assert.DoesNotContain("nitrocellulose", Cleaner.Clean(Item($"<p>{First}</p>{string.Format(null, form, "nitrocellulose")}")).Shown, StringComparison.Ordinal);

    [Theory]
    [InlineData("See also: Two former mayors summoned", "related")]
    [InlineData("READ MORE: Two former mayors summoned", "related")]
    [InlineData("Читайте також: двох колишніх мерів викликали", "related")]
    [InlineData("相关阅读：两名前市长被传唤", "related")]
    [InlineData("Home » Trade » Customs", "navigation")]
    [InlineData("Home / Trade / Customs", "navigation")]
    [InlineData("By Anna Clerk", "byline")]
    [InlineData("Автор: Ганна Клерк", "byline")]
    [InlineData("Leave a Reply", "comments")]
    [InlineData("This page uses cookies. Accept", "consent")]
    [InlineData("Follow us on every network", "share")]
    [InlineData("Subscribe to our letter", "promo")]
    public void A_line_that_its_words_give_away_is_silent_between_paragraphs(string line, string zone)
    {
        var text = Cleaner.Clean(Item($"{First}\n\n{line}\n\n{Second}"));

        Assert.Equal([(Zone.Headline, "Depot checked"), (Zone.Lead, First), (Zones.Parse(zone)!.Value, line), (Zone.Body, Second)], text.Blocks.Select(block => (block.Zone, block.Text)));
    }

    [Theory]
    [InlineData("By Monday the yard was empty.")]
    [InlineData("Relatedness of the two cases is not proved.")]
    [InlineData("Homeowners complain")]
    [InlineData("What the register shows")]
    [InlineData("Sharing the load")]
    public void A_short_line_that_only_begins_like_one_stays(string line) =>
        Assert.Equal(Zone.Body, Cleaner.Clean(Item($"{First}\n\n{line}\n\n{Second}")).Blocks[2].Zone);

    [Fact]
    public void No_phrase_silences_a_long_paragraph()
    {
        var paragraph = "See also how the clerk put it: the depot uses cookies only as sweets for its drivers, its comments are closed, and the newsletter of the customs office, "
            + "which Akismet never read, has been kept in a drawer since the winter before last by two officers.";

        Assert.Equal(Zone.Body, Cleaner.Clean(Item($"{First}\n\n{paragraph}\n\n{Second}")).Blocks[2].Zone);
    }

    [Fact]
    public void The_shown_text_is_in_normal_form_C()
    {
        var text = Cleaner.Clean(new FeedItem { Title = "Kyi\u0308v", Content = "<p>Сарн-Гейт: и\u0306.</p>" });

        Assert.Equal(("Kyïv", "Сарн-Гейт: й."), (text.Title, text.Blocks[1].Text));
        Assert.True(text.Shown.IsNormalized());
    }

    [Fact]
    public void Lines_that_were_wrapped_are_one_paragraph()
    {
        var text = Cleaner.Clean("The depot at Sarn Gate has found 140 transit files for machine\ntools that were opened but never closed, an internal review says.\n\nNext.");

        Assert.Equal("The depot at Sarn Gate has found 140 transit files for machine\ntools that were opened but never closed, an internal review says.", text.Blocks[0].Text);
    }

    [Fact]
    public void A_page_tells_when_it_was_published_unless_the_feed_does()
    {
        var published = new DateTimeOffset(2026, 5, 14, 8, 15, 0, TimeSpan.Zero);
        var page = $"<html><body><p>{First}</p></body></html>";

        Assert.Equal(published, Cleaner.Clean(Item(page) with { Published = published }).Published);
        Assert.Equal(published, Cleaner.Clean(Item(First) with { Published = published }).Published);
        Assert.Equal(published, Cleaner.Clean(Item($"<p>{First}</p>") with { Published = published }).Published);
    }

    private static FeedItem Item(string content) => new() { Title = "Depot checked", Content = content };

    private static IEnumerable<(Zone, string)> Zoned(FeedItem item) => Cleaner.Clean(item).Blocks.Select(block => (block.Zone, block.Text));
}
