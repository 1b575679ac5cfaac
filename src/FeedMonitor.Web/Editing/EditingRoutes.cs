using FeedMonitor.Configuration.Editing;
using FeedMonitor.Configuration;
using FeedMonitor.Pipeline;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Web.Editing;

/// <summary>The part of the API that changes the configuration.</summary>
internal static class EditingRoutes
{
    /// <summary>Maps it.</summary>
    public static void MapEditing(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").AddEndpointFilter(TellAsync);
        api.MapPost("/watchlists/check", WatchlistCheckEndpoint.CheckAsync);
        api.MapGet("/watchlists/{id}", WatchlistEndpoint.GetAsync);
        api.MapPut("/watchlists/{id}", WatchlistEndpoint.PutAsync);
        api.MapDelete("/watchlists/{id}", WatchlistEndpoint.DeleteAsync);
        api.MapGet("/packs", PacksEndpoint.ListAsync);
        api.MapPost("/feeds", NewFeedEndpoint.AddAsync);
        api.MapGet("/feeds.opml", FeedListEndpoint.ExportAsync);
        api.MapPost("/feeds/import", FeedListEndpoint.ImportAsync);
        api.MapGet("/feeds/{id}", FeedEndpoint.GetAsync);
        api.MapPut("/feeds/{id}", FeedEndpoint.PutAsync);
        api.MapDelete("/feeds/{id}", FeedEndpoint.DeleteAsync);
        api.MapGet("/channels", ChannelsEndpoint.ListAsync);
        api.MapGet("/channels/{id}", ChannelEndpoint.GetAsync);
        api.MapPut("/channels/{id}", ChannelEndpoint.PutAsync);
        api.MapDelete("/channels/{id}", ChannelEndpoint.DeleteAsync);
        api.MapPost("/channels/{id}/test", ChannelsEndpoint.TestAsync);
    }

    // A file that can't be read or written at all, or a storage that can't be had, is not the caller's fault, and they are told what to mend all the same.
    private static async ValueTask<object?> TellAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ConfigurationException e)
        {
            var folder = context.HttpContext.RequestServices.GetRequiredService<IConfigurationFiles>().Folder;
            return ApiProblem.Of(StatusCodes.Status500InternalServerError, EditError.Of(e, edited: "", folder)[0].Message);
        }
        catch (StorageUnavailableException e)
        {
            return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, e.Message);
        }
    }
}
