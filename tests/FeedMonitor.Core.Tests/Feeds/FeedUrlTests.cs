using CsCheck;

namespace FeedMonitor.Feeds;

public sealed class FeedUrlTests
{
    [Theory]
    [InlineData("https://news.example/feed.xml", "https://news.example/feed.xml")]
    [InlineData("  http://news.example  ", "http://news.example/")]
    [InlineData("HTTPS://News.Example/Feed", "https://news.example/Feed")]
    [InlineData("https://news.example:8443/a?b=c&d=e", "https://news.example:8443/a?b=c&d=e")]
    [InlineData("https://news.example:443/a", "https://news.example/a")]
    [InlineData("https://news.example/feed#top", "https://news.example/feed")]
    [InlineData("https://news.example/новини", "https://news.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8")]
    public void An_address_is_kept_as_it_is_requested_without_its_fragment(string text, string value) => Assert.Equal(value, FeedUrl.Parse(text).Value);

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData(" \t", "empty")]
    [InlineData("feed.xml", "not an absolute address")]
    [InlineData("//news.example/feed.xml", "scheme is 'file'")]
    [InlineData("/etc/passwd", "scheme is 'file'")]
    [InlineData("file:///etc/passwd", "scheme is 'file'")]
    [InlineData("ftp://news.example/feed", "scheme is 'ftp'")]
    [InlineData("feed:https://news.example/", "scheme is 'feed'")]
    [InlineData("javascript:alert(1)", "scheme is 'javascript'")]
    [InlineData("https://", "not an absolute address")]
    [InlineData("https://news.example:99999/", "not an absolute address")]
    [InlineData("https://reader:secret@news.example/", "user name or password")]
    [InlineData("https://reader@news.example/", "user name or password")]
    public void What_is_no_feed_address_is_refused_with_the_reason(string? text, string reason)
    {
        Assert.False(FeedUrl.TryParse(text, out var url, out var problem));
        Assert.Null(url);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.", 123, true)]
    [InlineData("a.", 150, false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.", 6, false)]
    public void A_host_name_that_is_too_long_is_refused_with_the_reason(string part, int times, bool expected)
    {
        Assert.Equal(expected, FeedUrl.TryParse($"https://{string.Concat(Enumerable.Repeat(part, times))}example/", out _, out var problem));
        Assert.Equal(expected ? null : "its host name is longer than 253 characters, expected a shorter one", problem);
    }

    [Fact]
    public void Parse_says_what_was_wrong_with_which_address()
    {
        var thrown = Assert.Throws<FormatException>(() => FeedUrl.Parse("ftp://news.example/"));

        Assert.Equal("'ftp://news.example/' is not a feed address: its scheme is 'ftp', expected http or https.", thrown.Message);
    }

    [Theory]
    [InlineData("https://News.Example:8443/", "news.example")]
    [InlineData("https://bücher.example/", "xn--bcher-kva.example")]
    [InlineData("https://приклад.example/", "xn--80aikifvh.example")]
    public void The_host_is_lower_case_ascii(string text, string host) => Assert.Equal(host, FeedUrl.Parse(text).Host);

    [Theory]
    [InlineData("http://2130706433/", "127.0.0.1")]
    [InlineData("http://0x7f000001/", "127.0.0.1")]
    [InlineData("http://0177.0.0.1/", "127.0.0.1")]
    [InlineData("http://127.1/", "127.0.0.1")]
    [InlineData("http://0xA9.0xFE.0xA9.0xFE/", "169.254.169.254")]
    public void An_address_in_disguise_is_shown_as_what_it_is(string text, string host) => Assert.Equal(host, FeedUrl.Parse(text).Host);

    [Fact]
    public void Addresses_are_equal_by_what_is_requested() =>
        Assert.Equal(FeedUrl.Parse("https://news.example/feed"), FeedUrl.Parse("HTTPS://NEWS.example:443/feed#a"));

    [Fact]
    public void What_parses_is_the_same_address_when_it_is_parsed_again() =>
        Gen.Select(Gen.OneOf("http://", "https://", "HTTP://", "", "//", "ftp://"), AnyText.UpTo(30), Gen.OneOf("", "/", "?q=", "#f", ":8080/", "@"), AnyText.UpTo(30))
            .Sample(parts =>
            {
                if (FeedUrl.TryParse(parts.Item1 + parts.Item2 + parts.Item3 + parts.Item4, out var url, out var problem))
                {
                    Assert.Equal(url.Value, FeedUrl.Parse(url.Value).Value);
                    Assert.NotEmpty(url.Host);
                }
                else
                {
                    Assert.NotEmpty(problem);
                }
            });
}
