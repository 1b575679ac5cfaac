using System.Net;
using FeedMonitor.Hits;

namespace FeedMonitor.Web;

/// <summary>Monitoring services and link checkers ask by HEAD whether something is there.</summary>
public sealed class HeadTests : ApiTest
{
    [Theory]
    [InlineData("/")]
    [InlineData("/assets/app.js")]
    [InlineData("/api/health")]
    [InlineData("/api/metrics")]
    [InlineData("/api/hits")]
    [InlineData("/api/hits.csv")]
    [InlineData("/api/hits.jsonl")]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/feeds.opml")]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/hits/nothing")]
    [InlineData("/api/nothing")]
    public async Task HEAD_is_answered_as_GET_is_without_a_body(string path)
    {
        await Api.Get<IHitStore>().RecordAsync([Sample.Hit(1)], Cancel);
        using var whole = await Api.SendAsync(HttpMethod.Get, path);

        using var head = await Api.SendAsync(HttpMethod.Head, path);

        Assert.Equal((whole.StatusCode, whole.Content.Headers.ContentType, whole.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentType, head.Headers.ETag));
        Assert.Equal("", await head.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("/api/explain")]
    [InlineData("/api/alerts/nothing/retry")]
    public async Task Where_nothing_is_read_there_is_no_HEAD(string path)
    {
        using var head = await Api.SendAsync(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }
}
