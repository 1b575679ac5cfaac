using FeedMonitor.Text;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>The address that a page gives itself.</summary>
internal static class CanonicalAddress
{
    private const int Longest = 2000;

    /// <summary>An absolute http(s) address, or null.</summary>
    public static string? Of(PageSource source) =>
        Valid(source.Document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"))
        ?? Valid(source.Tags.First("og:url", "twitter:url"))
        ?? Valid(source.Data.Text("url"));

    private static string? Valid(string? address) =>
        address is { Length: <= Longest } && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
