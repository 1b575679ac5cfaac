using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Reads headers as they were sent, for what a strict reading would drop because something else in them is wrong.</summary>
internal static partial class AnswerHeaders
{
    /// <summary>A longer value is not kept.</summary>
    private const int Longest = 1024;

    /// <summary>The header's value as it was sent, several joined by commas; or null.</summary>
    public static string? Sent(this HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= Longest } value ? value : null;

    /// <summary>The charset of Content-Type, or null.</summary>
    public static string? Charset(this HttpResponseMessage response) =>
        response.Content.Headers.Sent("Content-Type") is { } type && CharsetParameter().Match(type) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>When the answer was given by its own clock (RFC 9110 §6.6.1), which is the one that its other dates go by; else by ours.</summary>
    public static DateTimeOffset GivenAt(this HttpResponseMessage response, DateTimeOffset now) => response.Headers.Date ?? now;

    [GeneratedRegex("""(^|[;,\s])charset\s*=\s*["']?(?<name>[^\s;,"']{1,40})""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CharsetParameter();
}
