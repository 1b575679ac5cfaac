using System.Net;

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

    [Fact]
    public void A_key_that_could_be_guessed_is_refused() => Assert.Throws<ArgumentException>(() => new ApiKey(Key[1..]));
}
