namespace FeedMonitor.Web.Guarding;

public sealed class AnswerHeadersTests : ApiTest
{
    [Theory]
    [InlineData("/api/watchlists")]
    [InlineData("/api/nowhere")]
    [InlineData("/api/hits?limit=x")]
    public async Task An_answer_is_never_guessed_at_shown_as_a_page_or_kept_by_others(string path)
    {
        using var answer = await Api.SendAsync(path);

        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_feed_of_hits_may_be_kept_for_a_minute_by_its_reader()
    {
        using var answer = await Api.SendAsync("/api/hits.atom");

        Assert.Equal((true, TimeSpan.FromMinutes(1), false), (answer.Headers.CacheControl?.Private, answer.Headers.CacheControl?.MaxAge, answer.Headers.CacheControl?.NoStore));
    }
}
