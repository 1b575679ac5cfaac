namespace FeedMonitor.Feeds.Fetching;

public sealed class PageFetchingTests : FetcherTest
{
    [Theory]
    [InlineData("<!doctype html><p>The article.")]
    [InlineData("<html><body><form><input type=password></form><article>Below a login box.</article></html>")]
    public async Task The_page_of_an_article_is_fetched_though_it_has_a_login_box(string html)
    {
        Server.Handle(Path, Text(html));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchPageAsync());

        Assert.Equal(html, System.Text.Encoding.UTF8.GetString(fetched.Body));
        Assert.StartsWith("text/html", Assert.Single(Server.Received).Headers["Accept"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task What_is_no_page_is_told(string body)
    {
        Server.Handle(Path, Text(body));

        Assert.Equal("it is no HTML page", Assert.IsType<FetchOutcome.Failed>(await FetchPageAsync()).Error);
    }

    [Fact]
    public async Task A_redirect_to_a_login_is_told()
    {
        Redirect(Path, "/login?next=/article");
        Server.Handle("/login", Text("<!doctype html><form>Who are you?</form>"));

        Assert.Equal(FetchTrouble.Login, Assert.IsType<FetchOutcome.Failed>(await FetchPageAsync()).Trouble);
    }

    [Fact]
    public async Task Private_networks_are_as_closed_to_articles_as_to_feeds()
    {
        Options.AllowPrivateNetworks = false;

        Assert.Equal(FetchTrouble.Forbidden, Assert.IsType<FetchOutcome.Failed>(await FetchPageAsync()).Trouble);
        Assert.Empty(Server.Received);
    }
}
