namespace FeedMonitor.Alerts.Messages;

/// <summary>Addresses that a message may link.</summary>
internal static class WebLink
{
    /// <summary>The address in its canonical spelling, in which no blank, quote or angle bracket stands; null for one that is not http or https (<c>javascript:</c>, <c>data:</c>).</summary>
    public static string? Of(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 ? Spelt(url!) : null;

    private static string? Spelt(Uri url)
    {
        try
        {
            return url.AbsoluteUri.Replace("'", "%27", StringComparison.Ordinal);
        }
        catch (UriFormatException)
        {
            // Half a character in the path: nothing that leads anywhere.
            return null;
        }
    }
}
