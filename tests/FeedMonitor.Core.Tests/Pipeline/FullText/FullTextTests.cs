using System.Text;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;

namespace FeedMonitor.Pipeline.FullText;

public sealed class FullTextTests : IDisposable
{
    private readonly PollBench bench = new();
    private int published;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Of_a_summary_the_articles_page_is_matched()
    {
        await WatchAsync();
        var entry = Summary();
        Serve(entry, Page($"{entry.Title} {Invented.Paragraph(5)} A turbine was shipped at night."));

        var report = await bench.PollAsync(entry);

        Assert.Equal("A turbine was shipped at night.", Assert.Single(Assert.Single(report.Hits!).Hit.Evidence).Text);
        Assert.Contains(Invented.Paragraph(5), (await bench.HistoryAsync())[^1].Text.Shown, StringComparison.Ordinal);
        Assert.Equal((bench.Now, null), (State.LastFetchedAt, State.LastError));
    }

    [Fact]
    public async Task What_the_summary_alone_says_is_not_lost()
    {
        await WatchAsync();
        var entry = Summary() with { Text = "A turbine is on its way." };
        Serve(entry, Page($"{entry.Title} {Invented.Paragraph(5)}"));

        Assert.Equal("A turbine is on its way.", Assert.Single(Assert.Single((await bench.PollAsync(entry)).Hits!).Hit.Evidence).Text);
    }

    [Fact]
    public async Task What_page_and_summary_say_is_told_once()
    {
        await WatchAsync();
        var paragraph = $"The turbine left the harbour before dawn, {Invented.Sentence(77)}";
        var entry = Summary() with { Text = paragraph[..120] + "…" };
        Serve(entry, Page(paragraph));

        Assert.Single(Assert.Single((await bench.PollAsync(entry)).Hits!).Hit.Evidence);
    }

    [Fact]
    public async Task A_page_that_can_not_be_had_leaves_the_summary_and_says_why()
    {
        await WatchAsync();

        var report = await bench.PollAsync(Summary() with { Text = "A turbine is on its way." });

        Assert.Single(report.Hits!);
        Assert.Equal(PollEnd.Read, report.End);
        Assert.Equal((1, "https://news.example/1: HTTP 404 Not Found"), (State.Failures, State.LastError));
    }

    [Theory]
    [InlineData(FullTextPolicy.Never, false, 0)]
    [InlineData(FullTextPolicy.Never, true, 0)]
    [InlineData(FullTextPolicy.Auto, false, 1)]
    [InlineData(FullTextPolicy.Auto, true, 0)]
    [InlineData(FullTextPolicy.Always, false, 1)]
    [InlineData(FullTextPolicy.Always, true, 1)]
    [InlineData(null, false, 1)]
    public async Task The_feeds_policy_says_whether_pages_are_fetched(FullTextPolicy? policy, bool isWhole, int pages)
    {
        await WatchAsync(policy);

        await bench.PollAsync(isWhole ? Summary() with { Text = string.Join(' ', Enumerable.Range(0, 6).Select(Invented.Paragraph)) } : Summary());

        Assert.Equal(pages, bench.PagesAsked.Count);
    }

    [Fact]
    public async Task A_long_text_that_breaks_off_is_a_summary()
    {
        await WatchAsync();

        await bench.PollAsync(Summary() with { Text = string.Join(' ', Enumerable.Range(0, 6).Select(Invented.Paragraph)) + " And then […]" });

        Assert.Single(bench.PagesAsked);
    }

    [Fact]
    public async Task Of_old_items_no_page_is_fetched()
    {
        await bench.Feeds.ApplyAsync([bench.Feed], Cancel);

        await bench.PollAsync(Summary() with { Published = bench.Now.AddDays(-3) });

        Assert.Empty(bench.PagesAsked);
    }

    [Fact]
    public async Task Where_five_pages_in_a_row_add_nothing_no_more_are_asked_for_a_week_and_then_one()
    {
        await WatchAsync();
        for (var i = 0; i < 8; i++)
        {
            await bench.PollAsync(Teaser());
        }

        Assert.Equal(ArticlePages.PatienceWithPages, bench.PagesAsked.Count);
        Assert.NotNull(State.PausedUntil);

        bench.Time.Advance(ArticlePages.PauseAfterNothing);
        await bench.PollAsync(Teaser());
        await bench.PollAsync(Teaser());

        Assert.Equal(ArticlePages.PatienceWithPages + 1, bench.PagesAsked.Count);
    }

    [Fact]
    public async Task Pages_that_are_always_wanted_are_asked_for_though_they_add_nothing()
    {
        await WatchAsync(FullTextPolicy.Always);
        for (var i = 0; i < 8; i++)
        {
            await bench.PollAsync(Teaser());
        }

        Assert.Equal(8, bench.PagesAsked.Count);
    }

    [Fact]
    public async Task A_page_that_adds_something_makes_the_others_forgotten()
    {
        await WatchAsync();
        for (var i = 0; i < 12; i++)
        {
            await bench.PollAsync(Teaser(addsSomething: i % 4 == 3));
        }

        Assert.Equal(12, bench.PagesAsked.Count);
        Assert.Null(State.PausedUntil);
    }

    [Fact]
    public async Task After_five_failures_a_site_is_left_in_peace_for_a_day()
    {
        await WatchAsync();
        for (var i = 0; i < 8; i++)
        {
            await bench.PollAsync(Summary());
        }

        Assert.Equal(ArticlePages.PatienceWithPages, bench.PagesAsked.Count);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(300, 300)]
    [InlineData(100_000, 24 * 60)]
    public async Task A_site_that_is_asked_too_often_is_left_in_peace_as_long_as_it_says(int? minutes, int expected)
    {
        await WatchAsync();
        var first = Summary();
        bench.Pages[first.Link!] = new FetchOutcome.Throttled("HTTP 429", minutes is { } m ? TimeSpan.FromMinutes(m) : null);

        await bench.PollAsync(first, Summary());

        Assert.Equal([first.Link!], bench.PagesAsked);
        Assert.Equal(bench.Now.AddMinutes(expected), State.PausedUntil);
    }

    [Fact]
    public async Task Another_site_than_the_feeds_rests_alone()
    {
        await WatchAsync();
        var (one, other, third) = (Summary() with { Link = "https://slow.example/1" }, Summary() with { Link = "https://slow.example/2" }, Summary());
        bench.Pages[one.Link!] = new FetchOutcome.Throttled("HTTP 429", TimeSpan.FromHours(2));

        await bench.PollAsync(one, other, third);

        Assert.Equal([one.Link!, third.Link!], bench.PagesAsked);
        Assert.Null(State.PausedUntil);
    }

    [Fact]
    public async Task One_poll_fetches_so_many_pages_and_says_that_there_were_more()
    {
        await WatchAsync(FullTextPolicy.Always);
        var entries = Enumerable.Range(0, 30).Select(_ => Teaser()).ToArray();

        var report = await bench.PollAsync(entries);

        Assert.Equal((20, 30), (bench.PagesAsked.Count, report.NewItems));
        Assert.Equal("only 20 pages of the new items could be fetched in one poll", State.LastError);
    }

    [Theory]
    [InlineData("https://news.example/")]
    [InlineData("https://news.example/1")]
    public async Task What_is_not_the_article_is_not_taken_for_it(string endsAt)
    {
        await WatchAsync();
        var entry = Summary();
        var article = endsAt.EndsWith('/') ? $"{entry.Title} {entry.Text}" : "";
        var page = Page($"{article} {string.Concat(Enumerable.Repeat("Members read everything that our reporters write, and are asked to sign in with the address that they gave. ", 5))} A turbine was shipped.");
        bench.Pages[entry.Link!] = new FetchOutcome.Fetched(Encoding.UTF8.GetBytes(page), ETag: null, LastModified: null) { Address = new Uri(endsAt) };

        Assert.Empty((await bench.PollAsync(entry)).Hits!);
        Assert.Equal("https://news.example/1: what stands there is not the article", State.LastError);
    }

    [Fact]
    public async Task The_front_page_of_a_site_is_no_article()
    {
        await WatchAsync();

        await bench.PollAsync(Summary() with { Link = "https://news.example" });

        Assert.Empty(bench.PagesAsked);
    }

    [Fact]
    public async Task A_page_in_another_encoding_is_read()
    {
        await WatchAsync();
        var entry = Summary();
        Serve(entry, Encoding.GetEncoding("windows-1251").GetBytes(Page($"{entry.Title} {string.Join(' ', Enumerable.Repeat("Предприятие отгрузило партию станков заказчику.", 8))} Turbine здесь.", "<meta charset=windows-1251>")));

        Assert.Single((await bench.PollAsync(entry)).Hits!);
        Assert.Contains("отгрузило", (await bench.HistoryAsync())[^1].Text.Shown, StringComparison.Ordinal);
    }

    private FullTextState State => bench.StateAsync().GetAwaiter().GetResult().FullText;

    private async Task WatchAsync(FullTextPolicy? policy = null)
    {
        await bench.WatchAsync();
        await bench.Feeds.ApplyAsync([bench.Feed with { FullText = policy }], Cancel);
        await bench.PollAsync(new Entry("Old", "old", Text: string.Join(' ', Enumerable.Range(900, 6).Select(Invented.Paragraph))));
    }

    private Entry Summary()
    {
        var number = ++published;
        return new Entry(Invented.Sentence(number + 400, 6), $"guid-{number}", $"https://news.example/{number}", Invented.Sentence(number + 500, 12));
    }

    // A summary with its page.
    private Entry Teaser(bool addsSomething = false)
    {
        var entry = Summary();
        Serve(entry, Page(addsSomething ? string.Join("</p><p>", Enumerable.Range(published * 10, 5).Select(Invented.Paragraph).Prepend(entry.Text)) : entry.Text));
        return entry;
    }

    private void Serve(Entry entry, string html) => Serve(entry, Encoding.UTF8.GetBytes(html));

    private void Serve(Entry entry, byte[] html) => bench.Pages[entry.Link!] = new FetchOutcome.Fetched(html, ETag: null, LastModified: null);

    private static string Page(string article, string head = "") =>
        $"<!doctype html><html><head>{head}<title>Page</title></head><body><nav><a href=/>Home</a></nav><article><h1>Page</h1><p>{article}</p></article><footer>Imprint</footer></body></html>";
}
