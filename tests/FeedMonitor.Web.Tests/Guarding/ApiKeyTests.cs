using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FeedMonitor.Web.Guarding;

public sealed class ApiKeyTests : IAsyncLifetime
{
    private const string Key = "0123456789abcdef";

    private ApiServer api = null!;

    public async ValueTask InitializeAsync() => api = await ApiServer.StartAsync(new ApiKey(Key));

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Theory]
    [InlineData("x-functions-key", Key)]
    [InlineData("Authorization", $"Bearer {Key}")]
    [InlineData("Authorization", $"bearer  {Key} ")]
    public async Task Who_brings_the_key_is_answered(string header, string value)
    {
        using var answer = await api.SendAsync("/api/watchlists", (header, value));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_feed_reader_may_bring_the_key_in_the_address()
    {
        using var answer = await api.SendAsync($"/api/hits.atom?code={Key}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/watchlists", null, null)]
    [InlineData("/API/watchlists", null, null)]
    [InlineData("/api", null, null)]
    [InlineData("/api/nowhere", null, null)]
    [InlineData("/api/watchlists", "x-functions-key", "")]
    [InlineData("/api/watchlists", "x-functions-key", "0123456789abcde")]
    [InlineData("/api/watchlists", "x-functions-key", "0123456789abcdeF")]
    [InlineData("/api/watchlists", "x-functions-key", "0123456789abcdef0")]
    [InlineData("/api/watchlists", "Authorization", Key)]
    [InlineData("/api/watchlists", "Authorization", $"Basic {Key}")]
    [InlineData("/api/watchlists?code=0123456789abcdeF", null, null)]
    public async Task Without_it_nothing_is_told_but_what_is_missing(string path, string? header, string? value)
    {
        using var answer = await (header is null ? api.SendAsync(path) : api.SendAsync(path, (header, value!)));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("//api/watchlists")]
    [InlineData("/api//watchlists")]
    [InlineData("/%61pi/watchlists")]
    [InlineData("/api%2Fwatchlists")]
    [InlineData("/api%5Cwatchlists")]
    [InlineData("/x/../api/watchlists")]
    [InlineData("/x/%2e%2e/api/watchlists")]
    [InlineData("/ApI/watchlists/")]
    [InlineData("/api;a=b/watchlists")]
    [InlineData("/%2561pi/watchlists")]
    public async Task No_way_to_write_the_address_leads_past_it(string target)
    {
        // By hand: the client would tidy up the address.
        var address = api.AddressOf("/");
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);

        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^HTTP/1.1 (401|404) ", answer);
        Assert.DoesNotContain("\"watchlists\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_could_be_guessed_is_refused() => Assert.Throws<ArgumentException>(() => new ApiKey(Key[1..]));
}
