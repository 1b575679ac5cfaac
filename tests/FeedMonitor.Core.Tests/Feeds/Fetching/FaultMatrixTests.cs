using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>What each answer means. The server's clock says 12:00, four hours before ours; headers are parted by bars.</summary>
public sealed class FaultMatrixTests : FetcherTest
{
    private const string Feed = "<rss version=\"2.0\"><channel><title>Tidings</title></channel></rss>";
    private const string Form = "<!DOCTYPE html><html><form><input name=p type=\"password\"></form></html>";

    [Theory]
    [InlineData(204, "", "", "Failed Http: HTTP 204 No Content")]
    [InlineData(206, "", Feed, "Failed Http: HTTP 206 Partial Content")]
    [InlineData(300, "", "", "Failed Http: HTTP 300 Multiple Choices")]
    [InlineData(302, "", "", "Failed Redirects: HTTP 302 Found, which names no address that can be read")]
    [InlineData(304, "", "", "Failed Http: HTTP 304 Not Modified, though nothing was asked that could be unchanged")]
    [InlineData(400, "", "", "Failed Http: HTTP 400 Bad Request")]
    [InlineData(401, "", "", "Failed Login: HTTP 401 Unauthorized: the feed asks for a login")]
    [InlineData(401, "WWW-Authenticate: Basic", Form, "Failed Login: HTTP 401 Unauthorized: the feed asks for a login")]
    [InlineData(403, "", "<h1>Forbidden</h1>", "Failed Http: HTTP 403 Forbidden")]
    [InlineData(404, "", "", "Failed Http: HTTP 404 Not Found")]
    [InlineData(404, "", Form, "Failed Http: HTTP 404 Not Found")]
    [InlineData(410, "", "", "Gone: HTTP 410 Gone: the feed was taken away for good")]
    [InlineData(451, "", "", "Failed Http: HTTP 451 Unavailable For Legal Reasons")]
    [InlineData(500, "", "too many requests", "Failed Http: HTTP 500 Internal Server Error")]
    [InlineData(500, "Retry-After: 60", "", "Failed Http: HTTP 500 Internal Server Error; retry after 60")]
    [InlineData(502, "", "", "Failed Http: HTTP 502 Bad Gateway")]
    public async Task A_status_that_is_no_success_is_a_failure_that_names_it(int status, string headers, string body, string outcome) =>
        Assert.Equal(outcome, await OutcomeAsync(status, headers, body));

    [Theory]
    [InlineData(429, "", "", "Throttled: HTTP 429 Too Many Requests")]
    [InlineData(429, "Retry-After: 120", "", "Throttled: HTTP 429 Too Many Requests; retry after 120")]
    [InlineData(503, "", "", "Throttled: HTTP 503 Service Unavailable")]
    [InlineData(503, "Retry-After: Thu, 14 May 2026 12:10:00 GMT", "", "Throttled: HTTP 503 Service Unavailable; retry after 600")]
    [InlineData(403, "Retry-After: 30", "", "Throttled: HTTP 403 Forbidden, which here means too many requests; retry after 30")]
    [InlineData(403, "RateLimit-Remaining: 0", "", "Throttled: HTTP 403 Forbidden, which here means too many requests")]
    [InlineData(403, "X-RateLimit-Remaining: 0", "", "Throttled: HTTP 403 Forbidden, which here means too many requests")]
    [InlineData(403, "RateLimit: \"default\";r=0;t=5", "", "Throttled: HTTP 403 Forbidden, which here means too many requests")]
    [InlineData(403, "RateLimit: limit=10, remaining=0, reset=5", "", "Throttled: HTTP 403 Forbidden, which here means too many requests")]
    [InlineData(403, "", "<p>API rate limit exceeded</p>", "Throttled: HTTP 403 Forbidden, which here means too many requests")]
    [InlineData(403, "", "Too Many Requests", "Throttled: HTTP 403 Forbidden, which here means too many requests")]
    [InlineData(403, "X-RateLimit-Remaining: 10", "", "Failed Http: HTTP 403 Forbidden")]
    [InlineData(403, "RateLimit: \"default\";r=10;t=5", "", "Failed Http: HTTP 403 Forbidden")]
    [InlineData(403, "", "<p>separate limits apply</p>", "Failed Http: HTTP 403 Forbidden")]
    public async Task A_server_that_asks_for_fewer_requests_is_understood_whatever_its_status(int status, string headers, string body, string outcome) =>
        Assert.Equal(outcome, await OutcomeAsync(status, headers, body));

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Thu, 14 May 2026 12:10:00 GMT", 600)]
    [InlineData("Thursday, 14-May-26 12:10:00 GMT", 600)]
    [InlineData("Thu, 14 May 2026 12:00:00 GMT", 0)]
    [InlineData("Thu, 14 May 2026 11:59:59 GMT", null)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999999999999", null)]
    public async Task The_time_to_wait_is_seconds_or_a_date_by_the_servers_own_clock(string header, int? seconds)
    {
        Answer(429, $"Retry-After: {header}", "");

        Assert.Equal(Seconds(seconds), Assert.IsType<FetchOutcome.Throttled>(await FetchAsync()).RetryAfter);
    }

    [Fact]
    public async Task Without_a_clock_of_the_servers_the_date_is_by_ours()
    {
        using var server = RawServer.Start("HTTP/1.1 503 Busy\r\nRetry-After: Thu, 14 May 2026 08:10:00 GMT\r\nConnection: close\r\n\r\n");

        Assert.Equal(TimeSpan.FromMinutes(10), Assert.IsType<FetchOutcome.Throttled>(await FetchAsync(server.Url)).RetryAfter);
    }

    [Theory]
    [InlineData(403, "cf-mitigated: challenge", "", "Cloudflare")]
    [InlineData(200, "cf-mitigated: challenge", "", "Cloudflare")]
    [InlineData(403, "", "<!DOCTYPE html><title>Just a moment...</title>", "Cloudflare")]
    [InlineData(503, "Retry-After: 5", "<html><script>window._cf_chl_opt={}</script>", "Cloudflare")]
    [InlineData(429, "", "<html><script>window._cf_chl_opt={}</script>", "Cloudflare")]
    [InlineData(202, "x-amzn-waf-action: challenge", "", "AWS")]
    [InlineData(405, "x-amzn-waf-action: captcha", "", "AWS")]
    [InlineData(429, "x-vercel-mitigated: challenge", "", "Vercel")]
    [InlineData(200, "", "<!doctype html><html><script id=\"anubis_challenge\">", "Anubis")]
    [InlineData(200, "", "<html><head></head>Request unsuccessful. Incapsula incident ID: 1-2", "Imperva")]
    public async Task A_check_for_browsers_is_named(int status, string headers, string body, string maker) =>
        Assert.StartsWith(
            $"Failed Challenge: a {maker} browser check stands before the feed (HTTP {status})", await OutcomeAsync(status, headers, body), StringComparison.Ordinal);

    [Theory]
    [InlineData(200, "", "<rss>How _cf_chl_opt and px-captcha work, and <input type=password></rss>")]
    [InlineData(200, "", "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&lt;html></title></feed>")]
    [InlineData(200, "", "<!DOCTYPE html><html><p>We have moved.</html>")]
    [InlineData(200, "", "<html><link rel=alternate type=\"application/rss+xml\" href=/feed><input type=password></html>")]
    [InlineData(200, "cf-mitigated: none", "")]
    public async Task What_only_looks_like_a_check_or_a_login_is_for_the_reader(int status, string headers, string body) =>
        Assert.Equal("Fetched", await OutcomeAsync(status, headers, body));

    [Theory]
    [InlineData(200, Form)]
    [InlineData(200, "\u00EF\u00BB\u00BF <!-- v2 --><HTML lang=en><INPUT\nTYPE='Password' />")]
    [InlineData(200, "<?xml version=\"1.0\"?><!DOCTYPE html><html><input type=password /></html>")]
    [InlineData(403, Form)]
    public async Task A_page_that_asks_for_a_password_where_the_feed_was_is_a_login(int status, string page) =>
        Assert.Matches("^Failed Login: .*a page that asks for a password stands", await OutcomeAsync(status, "", page));

    [Theory]
    [InlineData("/login", 200)]
    [InlineData("/wp-login.php?redirect_to=feed", 200)]
    [InlineData("/users/sign_in", 200)]
    [InlineData("/account/Sign-In/", 403)]
    [InlineData("/oauth2/start", 404)]
    public async Task A_redirect_that_ends_on_a_login_page_is_a_login(string location, int status)
    {
        Redirect(Path, location);
        Server.Handle(location.Split('?')[0], Answering(status, "", "<!DOCTYPE html><html><p>Welcome</html>"));

        var failed = await FailAsync();

        Assert.Equal(FetchTrouble.Login, failed.Trouble);
        Assert.Equal($"redirected to a login page, {Server.Url(location.Split('?')[0])} (HTTP {status})", failed.Error);
    }

    [Fact]
    public async Task A_feed_at_the_address_of_a_login_is_a_feed()
    {
        Redirect(Path, "/login");
        Server.Handle("/login", Text(Feed));

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("Cache-Control: max-age=300", 300)]
    [InlineData("Cache-Control: public, MAX-AGE = \"300\", must-revalidate", 300)]
    [InlineData("Cache-Control: s-maxage=600", 600)]
    [InlineData("Cache-Control: s-maxage=600, max-age=300", 300)]
    [InlineData("Cache-Control: max-age=300, max-age=900", 300)]
    [InlineData("Cache-Control: max-age=300, no-store", null)]
    [InlineData("Cache-Control: no-cache, max-age=300", null)]
    [InlineData("Cache-Control: no-cache|Expires: Thu, 14 May 2026 13:00:00 GMT", null)]
    [InlineData("Cache-Control: max-age=soon", null)]
    [InlineData("Cache-Control: max-age=-1", null)]
    [InlineData("Cache-Control: max-age=99999999999999999999", int.MaxValue)]
    [InlineData("Cache-Control: ;;, max-age=300", 300)]
    [InlineData("Cache-Control: max-age=300|Age: 100", 200)]
    [InlineData("Cache-Control: max-age=300|Age: 400", 0)]
    [InlineData("Cache-Control: max-age=300|Expires: Thu, 14 May 2026 13:00:00 GMT", 300)]
    [InlineData("Cache-Control: public|Expires: Thu, 14 May 2026 13:00:00 GMT", 3600)]
    [InlineData("Expires: Thu, 14 May 2026 12:30:00 GMT", 1800)]
    [InlineData("Expires: Thu, 14 May 2026 11:00:00 GMT", 0)]
    [InlineData("Expires: 0", 0)]
    public async Task How_long_an_answer_is_fresh_is_read_of_it_changed_or_not(string headers, int? seconds)
    {
        Answer(200, headers, Feed);
        Assert.Equal(Seconds(seconds), Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).FreshFor);

        Answer(304, headers, "");
        Assert.Equal(Seconds(seconds), Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(etag: "\"1\"")).FreshFor);
    }

    [Theory]
    [InlineData("application/rss+xml", null)]
    [InlineData("text/xml; charset=windows-1251", "windows-1251")]
    [InlineData("text/xml;charset=\"utf-8\"", "utf-8")]
    [InlineData("text/xml; Charset = 'koi8-r' ; x=y", "koi8-r")]
    [InlineData("text/xml charset=utf-8", "utf-8")]
    [InlineData("text/xml; charset=", null)]
    public async Task The_charset_is_read_even_of_a_malformed_type(string type, string? charset)
    {
        Answer(200, $"Content-Type: {type}", Feed);

        Assert.Equal(charset, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).Charset);
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;

    private async Task<string> OutcomeAsync(int status, string headers, string body)
    {
        Answer(status, headers, body);
        return await FetchAsync() switch
        {
            FetchOutcome.Failed failed => Described($"Failed {failed.Trouble}", failed.Error, failed.RetryAfter),
            FetchOutcome.Throttled throttled => Described("Throttled", throttled.Error, throttled.RetryAfter),
            FetchOutcome.Gone gone => Described("Gone", gone.Error, retryAfter: null),
            var other => other.GetType().Name,
        };
    }

    private static string Described(string kind, string error, TimeSpan? retryAfter)
    {
        AssertOneLine(error);
        return $"{kind}: {error}" + (retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"; retry after {wait.TotalSeconds}") : "");
    }

    private void Answer(int status, string headers, string body) => Server.Handle(Path, Answering(status, headers, body));

    private static RequestDelegate Answering(int status, string headers, string body) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Date = "Thu, 14 May 2026 12:00:00 GMT";
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            context.Response.Headers.Append(header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        }

        if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(System.Text.Encoding.Latin1.GetBytes(body));
        }
    };
}
