using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FeedMonitor.Web;

/// <summary>Endpoints that only tell something.</summary>
internal static class ReadRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps what is read. HEAD is answered as GET is, without the body (RFC 9110 §9.3.2: a server has both): by it monitoring services ask whether something is there. The
    /// server leaves the body out, and exports of all hits are not even read.
    /// </summary>
    public static void MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapMethods(pattern, Methods, handler);
}
