using System.Net;
using FeedMonitor.Http;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Says what an answer means that brings no feed.</summary>
internal static class Refusals
{
    // A check for browsers is a small page; a large one that names such a check is an article about it, or guarded by it and let through.
    private const int LargestCheck = 64 * 1024;

    /// <summary>Whether the page under a status helps to tell what it means; another says enough by itself.</summary>
    public static bool NeedsPage(HttpStatusCode status) => status is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    /// <summary>What an answer means whose status is no success.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="page">The beginning of its body as text; empty where <see cref="NeedsPage"/> is false.</param>
    /// <param name="now">Our time, for an answer without a Date.</param>
    public static FetchOutcome OfStatus(Arrival.Answered answer, string page, DateTimeOffset now)
    {
        var status = $"HTTP {(int)answer.Response.StatusCode} {answer.Response.ReasonPhrase}".TrimEnd();
        var retryAfter = RetryAfter.Of(answer.Response, now);
        if (BrowserCheck.MakerOf(answer.Response, page) is { } maker)
        {
            return Challenge(maker, answer.Response, retryAfter);
        }

        if (Throttling.Is(answer.Response, page))
        {
            return new FetchOutcome.Throttled(
                answer.Response.StatusCode == HttpStatusCode.Forbidden ? $"{status}, which here means too many requests" : status, retryAfter);
        }

        if (answer.Response.StatusCode == HttpStatusCode.Gone)
        {
            return new FetchOutcome.Gone($"{status}: the feed was taken away for good");
        }

        var (error, trouble) = answer.Response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => ($"{status}: the feed asks for a login", FetchTrouble.Login),
            _ when answer.WasRedirected && LoginPage.IsAt(answer.Address) => (RedirectedToLogin(answer), FetchTrouble.Login),
            HttpStatusCode.Forbidden when LoginPage.Is(page) => ($"{status}: a page that asks for a password stands before the feed", FetchTrouble.Login),
            var redirect when RedirectFollower.IsRedirect(redirect) => ($"{status}, which names no address that can be read", FetchTrouble.Redirects),
            HttpStatusCode.NotModified => ($"{status}, though nothing was asked that could be unchanged", FetchTrouble.Http),
            _ => (status, FetchTrouble.Http),
        };
        return new FetchOutcome.Failed(error, retryAfter) { Trouble = trouble };
    }

    /// <summary>What stands where a feed was, if the answer is a success and its body a page for people; null if it is for the reader to judge.</summary>
    public static FetchOutcome.Failed? OfPage(Arrival.Answered answer, byte[] body)
    {
        var page = PageText.IsHtml(body) ? PageText.Of(body) : "";
        if (BrowserCheck.MakerOf(answer.Response, page) is { } maker)
        {
            return Challenge(maker, answer.Response, retryAfter: null);
        }

        return page.Length == 0 ? null
            : answer.WasRedirected && LoginPage.IsAt(answer.Address) ? new FetchOutcome.Failed(RedirectedToLogin(answer)) { Trouble = FetchTrouble.Login }
            : LoginPage.Is(page) ? new FetchOutcome.Failed("a page that asks for a password stands where the feed was") { Trouble = FetchTrouble.Login }
            : null;
    }

    /// <summary>What stands where an article was, if it is plain that it is not that; many an article has a login box above it.</summary>
    public static FetchOutcome.Failed? OfArticle(Arrival.Answered answer, byte[] body) =>
        BrowserCheck.MakerOf(answer.Response, body.Length <= LargestCheck ? PageText.Of(body) : "") is { } maker ? Challenge(maker, answer.Response, retryAfter: null)
        : answer.WasRedirected && LoginPage.IsAt(answer.Address) ? new FetchOutcome.Failed(RedirectedToLogin(answer)) { Trouble = FetchTrouble.Login }
        : PageText.IsHtml(body) || IsCalledHtml(answer.Response) ? null
        : new FetchOutcome.Failed("it is no HTML page");

    private static bool IsCalledHtml(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type && type.Contains("html", StringComparison.OrdinalIgnoreCase);

    private static FetchOutcome.Failed Challenge(string maker, HttpResponseMessage response, TimeSpan? retryAfter) =>
        new($"a {maker} browser check stands before the feed (HTTP {(int)response.StatusCode})", retryAfter) { Trouble = FetchTrouble.Challenge };

    // Without its query, which may hold anything.
    private static string RedirectedToLogin(Arrival.Answered answer) =>
        $"redirected to a login page, {answer.Address.GetLeftPart(UriPartial.Path)} (HTTP {(int)answer.Response.StatusCode})";
}
