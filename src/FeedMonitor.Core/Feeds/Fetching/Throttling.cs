using System.Net;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>How servers say that they are asked too often.</summary>
internal static partial class Throttling
{
    /// <summary>A longer page is about something else, even if it speaks of limits.</summary>
    private const int ShortPage = 2_000;

    /// <summary>Whether an answer asks for fewer requests: 429, 503, or a 403 that says so in its headers or its short page.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="page">The beginning of its body as text.</param>
    public static bool Is(HttpResponseMessage response, string page) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => true,
        HttpStatusCode.Forbidden => response.Headers.RetryAfter is not null || IsUsedUp(response) || (page.Length <= ShortPage && SpeaksOfLimits().IsMatch(page)),
        _ => false,
    };

    // Of the drafts of draft-ietf-httpapi-ratelimit-headers and what came before them.
    private static bool IsUsedUp(HttpResponseMessage response) =>
        response.Headers.Sent("RateLimit-Remaining")?.Trim() == "0"
        || response.Headers.Sent("X-RateLimit-Remaining")?.Trim() == "0"
        || (response.Headers.Sent("RateLimit") is { } limit && NoneRemain().IsMatch(limit));

    [GeneratedRegex(@"(^|[;,\s])(r|remaining)\s*=\s*0+\s*($|[;,])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoneRemain();

    [GeneratedRegex(@"\b(rate[\s-]?limit|too many requests|request limit)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SpeaksOfLimits();
}
