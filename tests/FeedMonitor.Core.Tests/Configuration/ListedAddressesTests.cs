using FeedMonitor.Feeds;

namespace FeedMonitor.Configuration;

public sealed class ListedAddressesTests : ConfigurationTest
{
    [Theory]
    [InlineData("https://a.example/feed", "https://a.example/feed")]
    [InlineData("http://a.example/feed", "http://a.example/feed")]
    [InlineData("http://www.a.example/feed/", "https://a.example/feed")]
    [InlineData("https://a.example/feed?utm_source=x", "https://a.example/feed")]
    [InlineData("https://a.example/feed?x=1", null)]
    [InlineData("https://b.example/feed", null)]
    public void An_address_is_found_as_it_is_or_as_one_that_means_the_same(string url, string? expected)
    {
        var list = FeedListFile.Open(Folder.Write("feeds.opml", "<opml><body><outline xmlUrl='https://a.example/feed'/><outline xmlUrl='http://a.example/feed'/></body></opml>"));

        Assert.Equal(expected, new ListedAddresses(list.Feeds).Find(FeedUrl.Parse(url))?.Url.Value);
    }
}
