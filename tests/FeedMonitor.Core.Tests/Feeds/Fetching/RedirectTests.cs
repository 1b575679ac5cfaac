namespace FeedMonitor.Feeds.Fetching;

public sealed class RedirectTests : FetcherTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_with_the_validators(int status)
    {
        Redirect(Path, "/moved.xml#now", status);
        Server.ServeFeed("/moved.xml", "<rss/>");

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync());

        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(etag: fetched.ETag));
        Assert.All(Server.Received, request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task As_many_redirects_are_followed_as_are_allowed(int allowed)
    {
        Options.MaxRedirects = allowed;
        for (var i = 0; i <= allowed; i++)
        {
            Redirect($"/{i}", $"/{i + 1}");
        }

        Server.Handle($"/{allowed + 1}", Text("<rss/>"));

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Server.Url("/1")));
        Assert.Equal($"more than {allowed} redirects", (await FailAsync(Server.Url("/0"))).Error);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        Redirect(Path, Path);

        await FailAsync();

        Assert.Equal(Options.MaxRedirects + 1, Server.Received.Count);
    }

    [Theory]
    [InlineData("ftp://news.example/feed.xml", "ftp")]
    [InlineData("file:///etc/hostname", "file")]
    [InlineData("javascript:alert(1)", "javascript")]
    public async Task A_redirect_to_another_scheme_is_refused(string location, string scheme)
    {
        Redirect(Path, location);

        Assert.Contains($"its scheme is '{scheme}'", (await FailAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_with_a_password_is_refused_without_repeating_it()
    {
        Redirect(Path, "http://reader:pa55word@news.example/");

        var error = (await FailAsync()).Error;

        Assert.Contains("user name or password", error, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_into_the_private_network_is_refused()
    {
        var url = PublicName("news.example");
        Redirect(Path, Server.Url("/secret"));

        Assert.Equal("127.0.0.1 leads to 127.0.0.1, which is not a public address", (await FailAsync(url)).Error);
        Assert.Empty(Server.ReceivedAt("/secret"));
    }

    [Theory]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("//10.0.0.1/")]
    public async Task A_redirect_to_a_special_address_is_refused(string location)
    {
        var url = PublicName("news.example");
        Redirect(Path, location);

        Assert.EndsWith("which is not a public address", (await FailAsync(url)).Error, StringComparison.Ordinal);
    }
}
