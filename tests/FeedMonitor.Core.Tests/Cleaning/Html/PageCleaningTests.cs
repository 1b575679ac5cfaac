namespace FeedMonitor.Cleaning.Html;

/// <summary>Whole pages, built around the traps that real ones set.</summary>
public sealed class PageCleaningTests
{
    private const string First = "The depot at Sarn Gate has found 140 files that were opened but never closed, an internal review says.";
    private const string Second = "Until they have been reconciled, every lorry is to be stamped in the presence of two officers at the gate.";
    private const string Third = "The licensing office does not accept that as the whole story and has asked for the recordings of four nights.";
    private const string Other = "A bridge inquiry has heard its first witnesses, who say that the steel came from a yard that nobody can find today.";

    private static readonly string Story = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    [Theory]
    [InlineData("<div class=\"paywall\">{0}</div>")]
    [InlineData("<div class=\"sidebar-grid\"><div class=\"main\">{0}</div></div>")]
    [InlineData("<section class=\"content has-comments no-sidebar\">{0}</section>")]
    [InlineData("<form id=\"aspnet\"><div>{0}</div></form>")]
    [InlineData("<span class=\"author\"><div>{0}</div></span>")]
    [InlineData("<article><div class=\"social\">{0}</div></article>")]
    public void A_name_that_would_silence_the_article_itself_names_something_else(string form) =>
        Assert.Equal([First, Second, Third], Article(string.Format(null, form, Story)));

    [Fact]
    public void Nor_does_it_where_other_prose_outweighs_the_article()
    {
        var others = string.Concat(Enumerable.Range(0, 12).Select(i => $"<div><p>{Other} Number {i} of us saw it.</p></div>"));

        Assert.Equal([First, Second, Third], Article($"<article><h1>Depot checked</h1><div class=\"paywall\">{Story}</div></article><div id=\"comments\">{others}</div>"));
    }

    [Fact]
    public void A_name_on_each_paragraph_is_the_sites_word_for_paragraph() =>
        Assert.Equal([First, Second, Third], Article(Story.Replace("<p>", "<p class=\"subscription-text\">", StringComparison.Ordinal)));

    [Fact]
    public void Comments_may_be_longer_than_the_article()
    {
        var comments = string.Concat(Enumerable.Range(0, 12).Select(i => $"<div><p>{Other} Number {i} of us saw it.</p></div>"));

        Assert.Equal([First, Second, Third], Article($"<div>{Story}</div><div id=\"comments\">{comments}</div>"));
    }

    [Fact]
    public void A_consent_text_may_be_longer_than_the_article()
    {
        var consent = string.Concat(Enumerable.Range(0, 12).Select(i => $"<p>We and our {i} partners store and read what we like on your device, so that you may be shown what they like you to see.</p>"));

        Assert.Equal([First, Second, Third], Article($"<div>{Story}</div><div id=\"privacy-consent\"><div><h3>Your choice</h3>{consent}</div></div>"));
    }

    [Fact]
    public void Of_a_stream_of_articles_the_first_counts()
    {
        var next = string.Concat(Enumerable.Range(0, 3).Select(i => $"<article><h2>Story {i}</h2><p>{Other} Part {i}.</p><p>{Other} More of part {i}.</p></article>"));

        Assert.Equal([First, Second, Third], Article($"<article><h1>Depot checked</h1><div>{Story}</div></article>{next}"));
    }

    [Fact]
    public void A_standfirst_between_the_headline_and_the_text_is_the_lead()
    {
        const string Standfirst = "Nobody knows where the machine tools are, and the register is silent.";

        var text = Cleaner.Clean(Page($"<article><header><h1>Depot checked</h1><p>{Standfirst}</p><p>By a clerk</p></header><div class=\"text\">{Story}</div></article>"));

        Assert.Equal((Zone.Lead, Standfirst), text.Blocks.Where(block => block.Zone is Zone.Lead or Zone.Body).Select(block => (block.Zone, block.Text)).First());
        Assert.Equal(Zone.Byline, text.Blocks.Single(block => block.Text == "By a clerk").Zone);
    }

    [Fact]
    public void One_paragraph_called_teaser_that_links_nowhere_is_the_articles_own() =>
        Assert.Equal([First, Second, Third], Article($"<article><h1>Depot checked</h1><p class=\"article-teaser\">{First}</p><div><p>{Second}</p><p>{Third}</p></div><div class=\"teaser\"><p><a href=\"/x\">{Other}</a></p></div></article>"));

    [Theory]
    [InlineData("<figure><img><figcaption>{0}</figcaption></figure>", "caption")]
    [InlineData("<div class=\"image-caption\">{0}</div>", "caption")]
    [InlineData("<aside><p>{0}</p></aside>", "related")]
    [InlineData("<div class=\"relatedStories\"><p>{0}</p></div>", "related")]
    [InlineData("<div data-testid=\"newsletter-box\"><p>{0}</p></div>", "promo")]
    [InlineData("<p><span class=\"photo-credit\">{0}</span></p>", "caption")]
    [InlineData("<p><a href=\"/x\">{0}</a></p>", "related")]
    public void What_stands_in_the_article_and_is_not_its_text_is_silent(string form, string zone)
    {
        const string Silent = "A bridge inquiry has heard its first witnesses";

        var text = Cleaner.Clean(Page($"<article><p>{First}</p>{string.Format(null, form, Silent)}<p>{Second}</p><p>{Third}</p></article>"));

        Assert.Equal(zone, Assert.Single(text.Blocks, block => block.Text == Silent).Zone.Name());
        Assert.Equal([First, Second, Third], Article(text));
    }

    [Fact]
    public void A_list_and_a_sub_heading_in_the_article_stay()
    {
        var text = Article($"<article><p>{First}</p><h2>What is missing</h2><ul><li>Two lathes.</li><li>A press from before the war.</li></ul><p>{Second}</p><p>{Third}</p></article>");

        Assert.Equal([First, "What is missing", "Two lathes.", "A press from before the war.", Second, Third], text);
    }

    [Fact]
    public void A_page_laid_out_in_a_table_with_line_breaks_for_paragraphs_is_read_line_by_line()
    {
        var menu = string.Concat(Enumerable.Range(0, 20).Select(i => $"<a href=\"/{i}\">Section {i}</a><br>"));

        Assert.Equal([First, Second, Third], Article($"<table><tr><td>{menu}</td><td>{First}<br><br>{Second}<br><a href=\"/x\">Two mayors, one bridge</a><br>{Third}</td></tr></table>"));
    }

    [Fact]
    public void A_page_of_one_short_line_has_it_for_its_article() =>
        Assert.Equal(["The gate is shut."], Article("<ul><li><a href=\"/\">World</a></li><li><a href=\"/t\">Trade and shipping</a></li></ul><div><p>The gate is shut.</p></div><div><a href=\"/c\">Contact</a></div>"));

    [Fact]
    public void A_heading_goes_with_the_links_below_it() =>
        Assert.Equal([First, Second, Third], Article($"<article>{Story}<h3>Elsewhere in the region</h3><ul><li><a href=\"/1\">Two mayors summoned</a></li><li><a href=\"/2\">Fire at the old customs house</a></li></ul></article>"));

    [Fact]
    public void A_page_that_still_hides_its_text_for_a_script_to_show_is_read_all_the_same()
    {
        var story = string.Concat(Enumerable.Range(0, 3).Select(i => $"<p>{First} {Second} Part {i}.</p>"));

        Assert.Equal(3, Article($"<div id=\"shell\">Loading</div><div hidden id=\"S:1\"><article>{story}</article></div>").Count());
    }

    [Fact]
    public void All_of_the_page_is_shown_and_none_of_its_furniture_is_matched()
    {
        var text = Cleaner.Clean(Page($"<nav><a href=\"/\">Nitrocellulose</a></nav><article>{Story}</article><footer>Turbojet engines</footer>"));

        Assert.Contains("Nitrocellulose", text.Shown, StringComparison.Ordinal);
        Assert.All(text.Blocks.Where(block => block.Text is "Nitrocellulose" or "Turbojet engines"), block => Assert.False(block.Zone.IsMatched()));
    }

    [Theory]
    [InlineData("<li><a href=x>word and word</a>")]
    [InlineData("word and more<br><br>")]
    [InlineData("<div><p>A sentence that is, by itself, no article at all.</p></div>")]
    public void Of_ten_thousand_elements_side_by_side_SmartReader_is_not_asked(string element)
    {
        // It takes 5 seconds and more for them, and four times as long for twice as many.
        var page = Page(string.Concat(Enumerable.Repeat(element, 10_000)));

        Assert.Empty(ReadabilityVote.Of(HtmlTree.Parse(page)!));
        Assert.NotEmpty(Cleaner.Clean(page).Blocks);
    }

    private static string Page(string body) => $"<!doctype html><html><head><title>Depot checked | Ledger</title></head><body>{body}</body></html>";

    private static IEnumerable<string> Article(string body) => Article(Cleaner.Clean(Page(body)));

    private static IEnumerable<string> Article(CleanText text) => text.Blocks.Where(block => block.Zone is Zone.Lead or Zone.Body).Select(block => block.Text);
}
