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

    [Theory]
    [InlineData("cross-site", "no-cors", "image")]
    [InlineData("cross-site", "cors", "empty")]
    [InlineData("cross-site", "navigate", "iframe")]
    [InlineData("same-site", "no-cors", "script")]
    [InlineData("cross-site", null, null)]
    public async Task Nor_does_another_site_learn_from_the_time_that_an_answer_takes(string site, string? mode, string? destination)
    {
        using var answer = await Api.SendAsync(
            "/api/hits?text=word", [("Sec-Fetch-Site", site), .. mode is null ? [] : ((string, string)[])[("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination!)]]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_from_elsewhere_may_be_followed()
    {
        using var answer = await Api.SendAsync("/api/watchlists", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Reading_is_else_left_to_the_browsers_own_rules()
    {
        using var answer = await Api.SendAsync("/api/watchlists", ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }
}
