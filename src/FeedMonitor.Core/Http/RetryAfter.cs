namespace FeedMonitor.Http;

/// <summary>How long a server asks to wait (RFC 9110 §10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>The seconds, or the time until the date by the answer's own clock; null if it does not say, or that time has passed.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">Our time, for an answer without a Date.</param>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(response);
        var wait = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - (response.Headers.Date ?? now) : null;
        return wait < TimeSpan.Zero ? null : wait;
    }
}
