using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists;

public sealed class WatchlistScopeTests
{
    private static readonly Feed Harbour = new(new FeedId("f"), FeedUrl.Parse("https://ports.example/feed.xml"), "Harbour News", null, ["World", "Ports", "Asia / Pacific"]);

    [Theory]
    [InlineData("Harbour News", true)]
    [InlineData("harbour news", true)]
    [InlineData("https://ports.example/feed.xml", true)]
    [InlineData("HTTPS://PORTS.example/feed.xml", true)]
    [InlineData("https://ports.example/other.xml", false)]
    [InlineData("Harbour", false)]
    public void A_feed_is_named_by_title_or_address(string feed, bool isIn) => Assert.Equal(isIn, Fits(new WatchlistScope([feed], [], []), Harbour));

    [Theory]
    [InlineData("World", true)]
    [InlineData("ports", true)]
    [InlineData("World / Ports", true)]
    [InlineData("world / ports", true)]
    [InlineData("Asia / Pacific", true)]
    [InlineData("World / Ports / Asia / Pacific", true)]
    [InlineData("World / Asia / Pacific", false)]
    [InlineData("Wor", false)]
    [InlineData("Trade", false)]
    public void A_group_is_named_by_its_name_or_path_and_holds_what_is_below_it(string group, bool isIn) => Assert.Equal(isIn, Fits(new WatchlistScope([], [group], []), Harbour));

    [Fact]
    public void A_feed_or_a_group_is_enough()
    {
        Assert.True(Fits(new WatchlistScope(["Harbour News"], ["Trade"], []), Harbour));
        Assert.True(Fits(new WatchlistScope(["Other"], ["Ports"], []), Harbour));
        Assert.False(Fits(new WatchlistScope(["Other"], ["Trade"], []), Harbour));
    }

    [Fact]
    public void What_comes_from_no_feed_is_in() => Assert.True(Fits(new WatchlistScope(["Other"], ["Trade"], []), feed: null));

    [Theory]
    [InlineData("pt", "pt-br", true)]
    [InlineData("PT", "pt", true)]
    [InlineData("no", "nb-no", true)]
    [InlineData("he", "iw", true)]
    [InlineData("ru", "rus", true)]
    [InlineData("rus", "ru", true)]
    [InlineData("ger", "deu-DE", true)]
    [InlineData("zh", "cmn-hans", true)]
    [InlineData("no", "nob", true)]
    [InlineData("tl", "fil", true)]
    [InlineData("ceb", "ceb", true)]
    [InlineData("rus", "uk", false)]
    [InlineData("es", "pt-br", false)]
    [InlineData("es", null, true)]
    public void A_language_is_told_by_its_code(string language, string? declared, bool isIn) =>
        Assert.Equal(isIn, Fits(new WatchlistScope([], [], [language]), Harbour, declared));

    [Fact]
    public void The_language_of_what_declares_none_is_guessed()
    {
        const string Russian = "дрон: он не был там, но она это видела и сказала, что это так";

        Assert.True(Fits(new WatchlistScope([], [], ["ru"]), Harbour, text: Russian));
        Assert.False(Fits(new WatchlistScope([], [], ["en"]), Harbour, text: Russian));
        Assert.True(Fits(new WatchlistScope([], [], ["en"]), Harbour, declared: "en", text: Russian));
    }

    private static bool Fits(WatchlistScope scope, Feed? feed, string? declared = null, string text = "дрон") =>
        WatchlistMatcher.Build([WatchlistMatcherTests.List("one", "дрон") with { Scope = scope }])
            .Match(WatchlistMatcherTests.Text((Zone.Body, text)), new ItemOrigin(feed, declared)).Count == 1;
}
