using System.Globalization;
using System.Text;

namespace FeedMonitor.Feeds.Fetching;

public sealed class HttpFeedFetcherTests : FetcherTest
{
    [Fact]
    public async Task The_body_comes_as_it_was_sent()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, (byte)'<', 0x00, 0xFF, 0x0D, 0x0A];
        Serve(body);

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync());

        Assert.Equal(body, fetched.Body);
        Assert.Null(fetched.ETag);
        Assert.Null(fetched.LastModified);
    }

    [Fact]
    public async Task It_says_who_asks_and_what_it_reads()
    {
        Server.Handle(Path, Text("<rss/>"));

        await FetchAsync();

        var request = Assert.Single(Server.Received);
        Assert.Equal("GET", request.Method);
        Assert.Matches(@"^FeedMonitor/\d+\.\d+$", request.Headers["User-Agent"]);
        Assert.Contains("application/atom+xml", request.Headers["Accept"], StringComparison.Ordinal);
        Assert.Equal("gzip, br", request.Headers["Accept-Encoding"]);
        Assert.DoesNotContain("If-None-Match", request.Headers.Keys);
        Assert.DoesNotContain("If-Modified-Since", request.Headers.Keys);
        Assert.DoesNotContain("Cookie", request.Headers.Keys);
    }

    [Theory]
    [InlineData("https://monitor.example/about?lang=en")]
    [InlineData("owner+feeds@monitor.example")]
    public async Task It_says_whom_to_ask_if_that_is_set(string contact)
    {
        Options.Contact = contact;
        Server.Handle(Path, Text("<rss/>"));

        await FetchAsync();

        Assert.EndsWith($" (+{contact})", Assert.Single(Server.Received).Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cookie_is_kept()
    {
        Server.Handle(Path, context =>
        {
            context.Response.Headers.SetCookie = "id=1";
            return Task.CompletedTask;
        });

        await FetchAsync();
        await FetchAsync();

        Assert.DoesNotContain("Cookie", Server.Received[1].Headers.Keys);
    }

    [Theory]
    [InlineData("\"abc\"", "Thu, 14 May 2026 07:00:00 GMT")]
    [InlineData("W/\"abc, def\"", "yesterday")]
    [InlineData("no-quotes", "Thu, 14 May 2026 07:00:00 +0000")]
    [InlineData("\"Ã©\"", "2026-05-14")]
    public async Task Validators_go_back_as_they_were_sent_even_if_malformed(string etag, string lastModified)
    {
        using var server = RawServer.Start(
            Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nETag: {etag}\r\nLast-Modified: {lastModified}\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<rss/>"));
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(server.Url));

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(server.Url, fetched.ETag, fetched.LastModified));

        Assert.Contains($"\r\nIf-None-Match: {etag}\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains($"\r\nIf-Modified-Since: {lastModified}\r\n", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validator_of_monstrous_length_is_not_kept()
    {
        Server.Handle(Path, context =>
        {
            context.Response.Headers.ETag = $"\"{new string('x', 2_000)}\"";
            return Task.CompletedTask;
        });

        Assert.Null(Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).ETag);
    }

    [Fact]
    public async Task A_feed_that_answers_304_is_not_modified()
    {
        Server.ServeFeed(Path, "<rss/>");
        var first = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync());

        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(etag: first.ETag));
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_an_exception_and_no_outcome()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Server.Handle(Path, async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(cancel: caller.Token));
    }

    [Theory]
    [InlineData("uk-UA")]
    [InlineData("ar-SA")]
    public async Task The_culture_of_the_machine_makes_no_difference(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Server.Answer(Path, 404);

        Assert.Equal("HTTP 404 Not Found", (await FailAsync()).Error);
    }
}
