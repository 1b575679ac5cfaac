using FeedMonitor.Web.Api;
using FeedMonitor.Web.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FeedMonitor.Web;

/// <summary>The HTTP API. Both hosts map these very endpoints.</summary>
public static class FeedMonitorEndpoints
{
    /// <summary>Maps everything under <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapFeedMonitor(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api");
        api.MapGet("/health", HealthEndpoint.GetAsync);
        api.MapGet("/metrics", MetricsEndpoint.GetAsync);
        api.MapGet("/hits", HitsEndpoint.ListAsync);
        api.MapGet("/hits.atom", HitFeedEndpoint.Atom.OfAllAsync);
        api.MapGet("/hits.json", HitFeedEndpoint.Json.OfAllAsync);
        api.MapGet("/watchlists", WatchlistsEndpoint.ListAsync);
        api.MapGet("/watchlists/{id}/hits.atom", HitFeedEndpoint.Atom.OfWatchlistAsync);
        api.MapGet("/watchlists/{id}/hits.json", HitFeedEndpoint.Json.OfWatchlistAsync);
        api.MapGet("/feeds", FeedsEndpoint.ListAsync);
        api.MapEditing();
        // Not MapFallback, which leaves out whatever looks like a file ("hits.xml").
        api.Map("/{**path}", () => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such address in this API."));
        return endpoints;
    }
}
