using System.Net;

namespace FeedMonitor.Web.Guarding;

public sealed class SameOriginTests : ApiTest
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "")]
    public async Task A_request_that_another_site_has_the_browser_send_changes_nothing(string header, string value)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
        {
            using var answer = await Api.SendAsync(method, "/api/watchlists/dual-use", (header, value));

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_request_of_our_own_page_or_of_a_program_is_let_through()
    {
        var origin = Api.AddressOf("/").GetLeftPart(UriPartial.Authority);

        foreach (var headers in ((string, string)[][])[[("Sec-Fetch-Site", "same-origin"), ("Origin", origin)], [("Sec-Fetch-Site", "none")], [("Origin", origin)], []])
        {
            using var answer = await Api.SendAsync(HttpMethod.Post, "/api/nowhere", headers);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Reading_is_left_to_the_browsers_own_rules()
    {
        using var answer = await Api.SendAsync("/api/watchlists", ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }
}
