namespace FeedMonitor.Feeds;

public sealed class FeedIdTests
{
    [Fact]
    public void An_id_is_32_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{32}$", FeedId.Of(FeedUrl.Parse("https://news.example/feed")).Value);

    [Fact]
    public void One_address_has_one_id_however_it_is_written() =>
        Assert.Equal(FeedId.Of(FeedUrl.Parse("https://news.example/feed")), FeedId.Of(FeedUrl.Parse(" HTTPS://News.Example:443/feed#latest ")));

    [Theory]
    [InlineData("https://news.example/Feed")]
    [InlineData("http://news.example/feed")]
    [InlineData("https://news.example/feed/")]
    [InlineData("https://news.example/feed?page=1")]
    public void Other_addresses_have_other_ids(string other) =>
        Assert.NotEqual(FeedId.Of(FeedUrl.Parse("https://news.example/feed")), FeedId.Of(FeedUrl.Parse(other)));

    // Stored rows bear it: a new way to make it would orphan every feed's state.
    [Fact]
    public void The_id_of_an_address_never_changes() =>
        Assert.Equal("6e758ceb400fdd63514fdce852309a26", FeedId.Of(FeedUrl.Parse("https://news.example/feed.xml")).Value);
}
