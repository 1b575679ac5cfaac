using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Guarding;

/// <summary>
/// Whether a request that changes something comes from our own page or from a program, and not from another site in the user's browser (cross-site
/// request forgery). Browsers say so by themselves: by <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), older ones by <c>Origin</c> (RFC 6454).
/// </summary>
/// <remarks>No token is needed for that, and so no session. What is no browser sends neither header, and can be made to send nothing by a web page.</remarks>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Whether it may be answered: it only reads, or it comes from nowhere else.</summary>
    public static bool Allows(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return true;
        }

        return request.Headers.TryGetValue(FetchSite, out var site)
            ? site.ToString() is "same-origin" or "none"
            : !request.Headers.TryGetValue("Origin", out var origin) || IsOurs(origin.ToString(), request);
    }

    // The scheme is left out: a proxy may speak https for us. "null", the origin of sandboxed pages, is no address.
    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && HostString.FromUriComponent(address) == request.Host;
}
