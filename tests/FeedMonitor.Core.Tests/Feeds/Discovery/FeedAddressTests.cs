namespace FeedMonitor.Feeds.Discovery;

public sealed class FeedAddressTests
{
    [Theory]
    [InlineData("example.org", "https://example.org")]
    [InlineData(" http://example.org/rss ", "http://example.org/rss")]
    [InlineData("example.org/rss?u=https://x.example", "https://example.org/rss?u=https://x.example")]
    [InlineData("example.org?u=https://x.example", "https://example.org?u=https://x.example")]
    [InlineData("example.org#https://x.example", "https://example.org#https://x.example")]
    [InlineData("example.org:8443/rss", "https://example.org:8443/rss")]
    [InlineData("ftp://example.org/", "ftp://example.org/")]
    [InlineData("feed://example.org/rss", "http://example.org/rss")]
    [InlineData("feed:https://example.org/rss", "https://example.org/rss")]
    [InlineData("FEED:example.org/rss", "https://example.org/rss")]
    [InlineData("feed:example.org/rss?u=https://x.example", "https://example.org/rss?u=https://x.example")]
    [InlineData("", "")]
    [InlineData("feed:", "")]
    public void What_people_type_becomes_an_address(string typed, string expected) => Assert.Equal(expected, FeedAddress.Complete(typed));
}
