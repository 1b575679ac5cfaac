using Microsoft.AspNetCore.Server.Kestrel.Core;

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
    [InlineData("", false)]
    [InlineData("301", true)]
    [InlineData("308", true)]
    [InlineData("301 308 301", true)]
    [InlineData("302", false)]
    [InlineData("303", false)]
    [InlineData("307", false)]
    [InlineData("302 301", false)]
    [InlineData("301 307", false)]
    [InlineData("308 302 301", false)]
    public async Task A_feed_has_moved_if_every_redirect_is_permanent(string statuses, bool hasMoved)
    {
        var path = Path;
        foreach (var status in statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Redirect(path, path + "x", int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
            path += "x";
        }

        Server.ServeFeed(path, "<rss/>");

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync());
        Assert.Equal(new Uri(Server.Url(path)), fetched.Address);
        Assert.Equal(hasMoved ? Server.Url(path) : null, fetched.MovedTo?.Value);

        var unchanged = Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(etag: fetched.ETag));
        Assert.Equal(fetched.MovedTo, unchanged.MovedTo);
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task A_permanent_redirect_that_leaves_TLS_is_followed_but_moves_nothing(string scheme, bool hasMoved)
    {
        Server.ServeFeed(Path, "<rss/>");
        await using var secure = await TlsServer.StartAsync(HttpProtocols.Http1, context =>
        {
            if (context.Request.Path == "/old")
            {
                context.Response.Redirect(scheme == "http" ? Server.Url(Path) : "/new", permanent: true);
            }

            return Task.CompletedTask;
        });
        var fetcher = new HttpFeedFetcher(secure.Client, Microsoft.Extensions.Options.Options.Create(Options), Time);

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(FeedUrl.Parse($"{secure.Address}/old"), new FeedValidators(null, null), Cancel));

        Assert.Equal(scheme, fetched.Address!.Scheme);
        Assert.Equal(hasMoved, fetched.MovedTo is not null);
    }

    [Fact]
    public async Task Every_answer_on_the_way_is_told()
    {
        Redirect(Path, "/b", 301);
        Redirect("/b", "/c", 307);
        Server.Answer("/c", 404);

        var hops = (await FailAsync()).Hops;

        Assert.Equal([("/feed.xml", 301), ("/b", 307), ("/c", 404)], hops.Select(hop => (hop.Address.AbsolutePath, (int)hop.Status)));
        Assert.All(hops, hop => Assert.Equal(new Version(1, 1), hop.Version));
    }

    [Fact]
    public async Task A_redirect_that_comes_back_moves_nothing()
    {
        var asked = 0;
        Server.Handle(Path, context =>
        {
            if (asked++ == 0)
            {
                context.Response.Redirect("/gate", permanent: true);
            }

            return Task.CompletedTask;
        });
        Redirect("/gate", Path, 301);

        Assert.Null(Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).MovedTo);
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
        var failed = await FailAsync(Server.Url("/0"));
        Assert.Equal($"more than {allowed} redirects", failed.Error);
        Assert.Equal(FetchTrouble.Redirects, failed.Trouble);
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
