using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Guarding;

/// <summary>
/// Whether a request comes from our own page or from a program, and not from another site in the user's browser: it would change something (cross-site
/// request forgery), or learn from the time that an answer takes what is watched (XS-Leaks). Browsers say so by themselves: by <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), older ones
/// by <c>Origin</c> (RFC 6454).
/// </summary>
/// <remarks>No token is needed for that, and so no session. What is no browser sends neither header, and can be made to send nothing by a web page.</remarks>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Whether it may be answered: it comes from nowhere else, or only follows a link of another site.</summary>
    public static bool Allows(HttpRequest request)
    {
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return request.Headers.TryGetValue(FetchSite, out var site)
            ? site.ToString() is "same-origin" or "none" || (isRead && IsVisit(request))
            : isRead || !request.Headers.TryGetValue("Origin", out var origin) || IsOurs(origin.ToString(), request);
    }

    // The answer becomes a page of its own, of which the other site sees nothing.
    private static bool IsVisit(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    // The scheme is left out: a proxy may speak https for us. "null", the origin of sandboxed pages, is no address.
    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && HostString.FromUriComponent(address) == request.Host;
}
