using System.Net;

namespace FeedMonitor.Web;

public sealed class UnknownAddressTests : ApiTest
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/hits/nothing/else")]
    [InlineData("/api/hits.xml")]
    [InlineData("/api/a/b.c?d=e")]
    [InlineData("/api/%3Cscript%3E")]
    public async Task An_address_that_is_not_there_is_told_so(string path)
    {
        var answer = await Api.GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.ContentType.Split(';')[0]));
        Assert.Equal(404, answer.Json["status"]!.GetValue<int>());
        Assert.Equal("Not Found", answer.Json["title"]!.GetValue<string>());
        Assert.Equal("There is no such address in this API.", answer.Json["detail"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/hits")]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/watchlists/dual-use/hits.json")]
    [InlineData("/api/stories")]
    [InlineData("/api/hits.csv")]
    [InlineData("/api/alerts")]
    [InlineData("/api/watchlists")]
    public async Task What_is_only_read_can_be_changed_by_nobody(string path)
    {
        foreach (var method in (string[])["POST", "PUT", "DELETE"])
        {
            using var answer = await Api.SendAsync(new HttpMethod(method), path);

            Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task All_methods_of_an_address_are_named()
    {
        using var answer = await Api.SendAsync(HttpMethod.Post, "/api/watchlists/engines");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["DELETE", "GET", "HEAD", "PUT"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_under_api_is_not_ours() => Assert.Equal((HttpStatusCode.NotFound, ""), await StatusAndText("/elsewhere"));

    private async Task<(HttpStatusCode Status, string Text)> StatusAndText(string path)
    {
        var answer = await Api.GetAsync(path);
        return (answer.Status, answer.Text);
    }
}
