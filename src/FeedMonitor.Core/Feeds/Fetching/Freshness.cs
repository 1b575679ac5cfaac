using System.Globalization;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>How long an answer stays the newest there is, by what it says itself (RFC 9111 §4.2).</summary>
internal static class Freshness
{
    /// <summary>
    /// max-age, else s-maxage, else Expires relative to the answer's own Date; less the time that it has spent in caches (Age). Null
    /// if it says nothing, or that it must not be kept.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">Our time, for an answer without a Date.</param>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var directives = Directives(response.Headers.Sent("Cache-Control"));
        if (directives.Exists(directive => directive.Name is "no-store" or "no-cache"))
        {
            return null;
        }

        var lifetime = Seconds(directives, "max-age") ?? Seconds(directives, "s-maxage") ?? UntilExpiry(response, now);
        var rest = lifetime - (response.Headers.Age ?? TimeSpan.Zero);
        return rest < TimeSpan.Zero ? TimeSpan.Zero : rest;
    }

    private static List<(string Name, string Value)> Directives(string? header)
    {
        var directives = new List<(string, string)>();
        foreach (var part in (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            directives.Add(equals < 0 ? (part.ToLowerInvariant(), "") : (part[..equals].TrimEnd().ToLowerInvariant(), part[(equals + 1)..].Trim(' ', '\t', '"')));
        }

        return directives;
    }

    // The first one counts, and one too large for us is as long as we can count (RFC 9111 §1.2.2, §4.2.1).
    private static TimeSpan? Seconds(List<(string Name, string Value)> directives, string name)
    {
        var value = directives.Find(directive => directive.Name == name).Value;
        return value is { Length: > 0 } && value.All(char.IsAsciiDigit)
            ? TimeSpan.FromSeconds(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : int.MaxValue)
            : null;
    }

    // What is no date, such as "0" or "-1", means that it has passed (RFC 9111 §5.3).
    private static TimeSpan? UntilExpiry(HttpResponseMessage response, DateTimeOffset now) =>
        response.Content.Headers.Sent("Expires") is null ? null
        : response.Content.Headers.Expires is { } expires ? expires - response.GivenAt(now)
        : TimeSpan.Zero;
}
