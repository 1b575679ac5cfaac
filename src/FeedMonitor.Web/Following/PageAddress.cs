using FeedMonitor.Hits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FeedMonitor.Web.Following;

/// <summary>
/// The addresses of a feed's pages, as its reader sees the monitor. What else the reader asked with stays, a function key too: without it the
/// next page would be refused.
/// </summary>
internal static class PageAddress
{
    private const string Cursor = "cursor";

    /// <summary>The address that was asked for.</summary>
    public static Uri Of(HttpRequest request) => Of(request, request.QueryString);

    /// <summary>The same with another place in the list.</summary>
    public static Uri Of(HttpRequest request, HitCursor cursor)
    {
        var others = request.Query.Where(pair => !pair.Key.Equals(Cursor, StringComparison.OrdinalIgnoreCase));
        return Of(request, QueryString.Create(others).Add(Cursor, cursor.Value));
    }

    // HTTP/1.0 knows no host, and no address is absolute without: then the address is relative to the one that the reader used (RFC 4287 §2).
    private static Uri Of(HttpRequest request, QueryString query) =>
        Uri.TryCreate(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query), UriKind.Absolute, out var address)
            ? address
            : new Uri(UriHelper.BuildRelative(request.PathBase, request.Path, query), UriKind.Relative);
}
