using System.IO.Compression;
using System.Net;

namespace FeedMonitor.Web.Dashboard;

public sealed class PageEndpointTests : ApiTest
{
    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task A_file_of_the_page_comes_packed_as_its_reader_takes_it(string accepted, string? coding)
    {
        using var plain = await Api.SendAsync("/assets/app.js");
        using var answer = await Api.SendAsync("/assets/app.js", ("Accept-Encoding", accepted));

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal(await plain.Content.ReadAsStringAsync(Cancel), await TextOfAsync(answer));
        Assert.Equal(coding is null, Equals(plain.Headers.ETag, answer.Headers.ETag));
    }

    [Fact]
    public async Task A_file_that_is_known_already_is_not_sent_again()
    {
        using var first = await Api.SendAsync("/", ("Accept-Encoding", "br"));

        using var second = await Api.SendAsync("/", ("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync(Cancel)).Length));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/app.js")]
    [InlineData("/assets/style.css")]
    [InlineData("/assets/icon.svg")]
    public async Task Nothing_inline_runs_in_the_page_and_nothing_of_elsewhere(string path)
    {
        using var answer = await Api.SendAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/assets/index.html")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2Fopenapi.json")]
    public async Task What_is_no_file_of_the_page_is_not_there(string path)
    {
        using var answer = await Api.SendAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsStreamAsync(Cancel);
        await using var unpacked = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        using var reader = new StreamReader(unpacked);
        return await reader.ReadToEndAsync(Cancel);
    }
}
