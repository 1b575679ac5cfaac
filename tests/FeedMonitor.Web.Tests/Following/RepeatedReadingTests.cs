using System.Net;

namespace FeedMonitor.Web.Following;

public sealed class RepeatedReadingTests : FollowTest
{
    [Theory]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/hits.json")]
    public async Task A_reader_that_has_the_feed_is_told_so_until_there_is_another_hit(string path)
    {
        await RecordAsync(Sample.Hit(1));
        using var first = await Api.SendAsync(path);
        var tag = first.Headers.ETag!.ToString();

        using var again = await Api.SendAsync(path, ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, tag), (again.StatusCode, again.Headers.ETag?.ToString()));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("max-age=60, private", again.Headers.CacheControl?.ToString());

        await RecordAsync(Sample.Hit(2));
        using var changed = await Api.SendAsync(path, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Who_asks_by_date_alone_is_answered_in_full_while_older_hits_may_still_come()
    {
        await RecordAsync(Sample.Hit(2));
        using var first = await Api.SendAsync("/api/hits.atom");
        Assert.Null(first.Content.Headers.LastModified);

        await RecordAsync(Sample.Hit(1));
        using var again = await Api.SendAsync("/api/hits.atom", ("If-Modified-Since", Sample.Now.AddSeconds(2).ToString("R")));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Who_asks_by_date_alone_is_told_that_nothing_is_new_once_it_is_settled()
    {
        await RecordAsync(Sample.Hit(2));
        Api.Time.Advance(TimeSpan.FromHours(2));
        using var first = await Api.SendAsync("/api/hits.atom");
        Assert.Equal(Sample.Now.AddSeconds(2), first.Content.Headers.LastModified);

        using var again = await Api.SendAsync("/api/hits.atom", ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        await RecordAsync(Sample.Hit(1800));
        using var changed = await Api.SendAsync("/api/hits.atom", ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }
}
