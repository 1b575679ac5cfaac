using System.Globalization;

namespace FeedMonitor.Cleaning.Metadata;

public sealed class PageMetadataTests
{
    private const string Text = "<p>The depot at Sarn Gate has found 140 files that were opened but never closed, an internal review says.</p>";

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-05-14T10:15:00+02:00"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["Thing","ReportageNewsArticle"],"datePublished":"2026-05-14T08:15:00Z"}]}</script>""")]
    [InlineData("""<script type="application/ld+json">[{"@type":"BlogPosting","datePublished":"2026-05-14T08:15Z",}] ;</script>""")]
    [InlineData("""<meta property="article:published_time" content="2026-05-14T08:15:00+00:00">""")]
    [InlineData("""<meta name="dcterms.issued" content="2026-05-14T08:15Z">""")]
    [InlineData("""<meta itemprop="datePublished" content="2026-05-14T08:15Z">""")]
    [InlineData("""<div itemprop="datePublished" datetime="2026-05-14T08:15Z">yesterday</div>""")]
    [InlineData("""<time datetime="2026-05-14T08:15Z">yesterday</time>""")]
    [InlineData("<time>14 May 2026, 08:15</time>")]
    [InlineData("<aside><time datetime=\"2019-02-03\">Then</time></aside><time datetime=\"2026-05-14T08:15Z\">Now</time>")]
    [InlineData("<meta property=\"article:modified_time\" content=\"2026-06-01T00:00Z\"><time datetime=\"2026-05-14T08:15Z\">Now</time>")]
    public void A_page_tells_when_it_was_published(string head) =>
        Assert.Equal(new DateTimeOffset(2026, 5, 14, 8, 15, 0, TimeSpan.Zero), Clean(head).Published);

    [Theory]
    [InlineData("""<link rel="canonical" href="https://ledger.example/2026/05/14/depot">""")]
    [InlineData("""<meta property="og:url" content="https://ledger.example/depot-20260514-1">""")]
    [InlineData("<h1>Depot checked</h1><p class=\"byline\">By a clerk, 14 May 2026</p>")]
    [InlineData("<h1>Depot checked</h1><p>14. Mai 2026</p>")]
    [InlineData("<h1>Depot checked</h1><p>2026年5月14日</p>")]
    public void Where_nothing_else_tells_the_day_stands_in_the_address_or_beside_the_headline(string head) =>
        Assert.Equal("2026-05-14", Clean(head).Published?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void The_day_of_publication_counts_before_those_of_changes_and_of_other_things()
    {
        var text = Clean("""
            <meta property="article:modified_time" content="2026-06-01T00:00Z"><time datetime="2026-06-02">2 June</time>
            <script type="application/ld+json">{"@type":"WebPage","datePublished":"2020-01-01"}</script>
            <script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2026-06-01","datePublished":"2026-05-14"}</script>
            """);

        Assert.Equal(new DateTimeOffset(2026, 5, 14, 0, 0, 0, TimeSpan.Zero), text.Published);
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"soon"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":{"@type":"Date"}}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"\uD800"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle"</script>""")]
    [InlineData("""<meta property="article:published_time" content="0001-01-01T00:00:00Z">""")]
    [InlineData("<time>yesterday</time>")]
    public void What_is_no_date_is_none(string head) => Assert.Null(Clean(head).Published);

    [Fact]
    public void A_script_that_nests_without_end_is_no_reason_to_fail() =>
        Assert.Null(Clean($"<script type=\"application/ld+json\">{new string('[', 100_000)}</script>").Published);

    [Theory]
    [InlineData("<title>Depot checked | The Ledger</title>", "<h1>The Ledger</h1><h1>Depot checked</h1>", "The Ledger")]
    [InlineData("<title>Depot checked | The Ledger</title>", "<h1>Depot\n checked</h1>", "Depot checked")]
    [InlineData("<title>The Ledger</title><meta property=\"og:title\" content=\"Depot checked\">", "<h1>Welcome to our pages</h1>", "Depot checked")]
    [InlineData("<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"Depot checked\"}</script>", "", "Depot checked")]
    [InlineData("<title>Depot &amp;amp; checked</title>", "", "Depot &amp; checked")]
    [InlineData("<title>Depot checked | The Ledger</title><meta property=\"og:site_name\" content=\"The Ledger\">", "", "Depot checked")]
    [InlineData("<title>Inside The Ledger</title><meta property=\"og:site_name\" content=\"The Ledger\">", "", "Inside The Ledger")]
    [InlineData("", "", "")]
    public void The_title_is_the_heading_that_the_page_speaks_of(string head, string body, string title) =>
        Assert.Equal(title, Cleaner.Clean($"<!doctype html><html><head>{head}</head><body>{body}{Text}</body></html>").Title);

    [Theory]
    [InlineData("<html lang=\"pt-BR\">", "pt-br")]
    [InlineData("<html><meta property=\"og:locale\" content=\"uk_UA\">", "uk-ua")]
    [InlineData("<html lang=\"not a language\">", null)]
    [InlineData("<html>", null)]
    public void The_language_is_what_the_page_declares(string html, string? language) => Assert.Equal(language, Cleaner.Clean($"{html}<body>{Text}</body></html>").Language);

    [Theory]
    [InlineData("<link rel=\"canonical\" href=\"https://ledger.example/depot\">", "https://ledger.example/depot")]
    [InlineData("<link rel=\"canonical\" href=\"/depot\"><meta property=\"og:url\" content=\"http://ledger.example/d\">", "http://ledger.example/d")]
    [InlineData("<link rel=\"canonical\" href=\"javascript:alert(1)\">", null)]
    [InlineData("", null)]
    public void The_canonical_address_is_absolute_and_of_the_web(string head, string? address) => Assert.Equal(address, Clean(head).CanonicalUrl);

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Anna Clerk"},{"name":"Bo Yard"}]}</script>""", "Anna Clerk, Bo Yard")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":"Anna Clerk"}</script>""", "Anna Clerk")]
    [InlineData("<meta name=\"author\" content=\" Anna\n Clerk \">", "Anna Clerk")]
    [InlineData("<meta property=\"article:author\" content=\"https://network.example/anna\"><a rel=\"author\" href=\"/anna\">Anna Clerk</a>", "Anna Clerk")]
    [InlineData("", null)]
    public void The_author_is_a_name_and_no_address(string head, string? author) => Assert.Equal(author, Clean(head).Author);

    [Fact]
    public void What_the_feed_says_of_time_and_author_counts_before_the_page()
    {
        var published = new DateTimeOffset(2026, 5, 15, 0, 0, 0, TimeSpan.Zero);
        var page = $"<html><head><meta name=\"author\" content=\"The page\"><meta property=\"article:published_time\" content=\"2026-05-14\"></head><body>{Text}</body></html>";

        var both = Cleaner.Clean(new Items.FeedItem { Content = page, Published = published, Author = "The feed" });
        var neither = Cleaner.Clean(new Items.FeedItem { Content = page });

        Assert.Equal((published, "The feed"), (both.Published!.Value, both.Author));
        Assert.Equal((published.AddDays(-1), "The page"), (neither.Published!.Value, neither.Author));
    }

    private static CleanText Clean(string head) => Cleaner.Clean($"<!doctype html><html><body>{head}{Text}</body></html>");
}
