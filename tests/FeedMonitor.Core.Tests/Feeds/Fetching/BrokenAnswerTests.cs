using System.Net;
using System.Net.Sockets;

namespace FeedMonitor.Feeds.Fetching;

public sealed class BrokenAnswerTests : FetcherTest
{
    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("\0\u0001\u0002\u00ff\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nNo colon here\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<rss>")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n<rss>")]
    [InlineData("HTTP/1.1 302 Found\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://[broken\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: //news.example:99999/\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: //[\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http:\r\nConnection: close\r\n\r\n")]
    public async Task A_broken_answer_is_a_failure(string answer)
    {
        using var server = RawServer.Start(answer);

        var failed = await FailAsync(server.Url);

        Assert.Equal(answer.Contains(" 302 ", StringComparison.Ordinal) ? FetchTrouble.Redirects : FetchTrouble.Network, failed.Trouble);
    }

    [Fact]
    public async Task A_head_without_end_is_a_failure()
    {
        using var server = RawServer.Start("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"X-{i}: {new string('x', 100)}\r\n")));

        await FailAsync(server.Url);
    }

    [Fact]
    public async Task A_monstrous_location_does_not_make_a_monstrous_error()
    {
        using var server = RawServer.Start($"HTTP/1.1 302 Found\r\nLocation: ftp://news.example/{new string('x', 40_000)}\r\nConnection: close\r\n\r\n");

        Assert.Contains("redirected to 'ftp://news.example/x", (await FailAsync(server.Url)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}/";
        listener.Stop();

        Assert.Contains("refused", (await FailAsync(url)).Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_without_TLS_at_an_https_address_is_a_failure_that_says_so()
    {
        var failed = await FailAsync(Server.Url(Path).Replace("http:", "https:", StringComparison.Ordinal));

        Assert.StartsWith("no secure connection: ", failed.Error, StringComparison.Ordinal);
        Assert.Equal(FetchTrouble.Network, failed.Trouble);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_a_failure_that_says_so() =>
        Assert.Equal("the host name does not resolve", (await FailAsync("http://no-such-host.invalid/")).Error);
}
