using FeedMonitor.Web.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FeedMonitor.Web;

/// <summary>The page. Both hosts map these very endpoints; they hold no data.</summary>
public static class FeedMonitorPage
{
    /// <summary>Maps <c>/</c> and <c>/assets</c>.</summary>
    public static IEndpointRouteBuilder MapFeedMonitorPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/", PageEndpoint.Page);
        endpoints.MapRead("/assets/{name}", PageEndpoint.Asset);
        return endpoints;
    }
}
