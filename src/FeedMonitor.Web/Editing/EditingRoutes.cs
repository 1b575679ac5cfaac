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
        endpoints.MapRead("/watchlists/{id}", WatchlistEndpoint.GetAsync);
        endpoints.MapPut("/watchlists/{id}", WatchlistEndpoint.PutAsync);
        endpoints.MapDelete("/watchlists/{id}", WatchlistEndpoint.DeleteAsync);
        endpoints.MapRead("/packs", PacksEndpoint.ListAsync);
        endpoints.MapPost("/feeds", NewFeedEndpoint.AddAsync);
        endpoints.MapRead("/feeds.opml", FeedListEndpoint.ExportAsync);
        endpoints.MapPost("/feeds/import", FeedListEndpoint.ImportAsync);
        endpoints.MapRead("/feeds/{id}", FeedEndpoint.GetAsync);
        endpoints.MapPut("/feeds/{id}", FeedEndpoint.PutAsync);
        endpoints.MapDelete("/feeds/{id}", FeedEndpoint.DeleteAsync);
        endpoints.MapRead("/channels", ChannelsEndpoint.ListAsync);
        endpoints.MapRead("/channels/{id}", ChannelEndpoint.GetAsync);
        endpoints.MapPut("/channels/{id}", ChannelEndpoint.PutAsync);
        endpoints.MapDelete("/channels/{id}", ChannelEndpoint.DeleteAsync);
        endpoints.MapPost("/channels/{id}/test", ChannelsEndpoint.TestAsync);
    }
}
