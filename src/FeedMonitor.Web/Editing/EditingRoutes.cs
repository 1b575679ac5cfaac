using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FeedMonitor.Web.Editing;

/// <summary>The part of the API that changes the configuration.</summary>
internal static class EditingRoutes
{
    /// <summary>Maps it.</summary>
    public static void MapEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/watchlists/check", WatchlistCheckEndpoint.CheckAsync);
        endpoints.MapGet("/watchlists/{id}", WatchlistEndpoint.GetAsync);
        endpoints.MapPut("/watchlists/{id}", WatchlistEndpoint.PutAsync);
        endpoints.MapDelete("/watchlists/{id}", WatchlistEndpoint.DeleteAsync);
        endpoints.MapGet("/packs", PacksEndpoint.ListAsync);
        endpoints.MapPost("/feeds", NewFeedEndpoint.AddAsync);
        endpoints.MapGet("/feeds.opml", FeedListEndpoint.ExportAsync);
        endpoints.MapPost("/feeds/import", FeedListEndpoint.ImportAsync);
        endpoints.MapGet("/feeds/{id}", FeedEndpoint.GetAsync);
        endpoints.MapPut("/feeds/{id}", FeedEndpoint.PutAsync);
        endpoints.MapDelete("/feeds/{id}", FeedEndpoint.DeleteAsync);
        endpoints.MapGet("/channels", ChannelsEndpoint.ListAsync);
        endpoints.MapGet("/channels/{id}", ChannelEndpoint.GetAsync);
        endpoints.MapPut("/channels/{id}", ChannelEndpoint.PutAsync);
        endpoints.MapDelete("/channels/{id}", ChannelEndpoint.DeleteAsync);
        endpoints.MapPost("/channels/{id}/test", ChannelsEndpoint.TestAsync);
    }
}
