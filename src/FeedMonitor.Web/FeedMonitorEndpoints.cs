using FeedMonitor.Web.Api;
using FeedMonitor.Web.Api.Alerts;
using FeedMonitor.Web.Api.Backtests;
using FeedMonitor.Web.Api.Explaining;
using FeedMonitor.Web.Api.Hits;
using FeedMonitor.Web.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Web;

/// <summary>The HTTP API. Both hosts map these very endpoints.</summary>
public static class FeedMonitorEndpoints
{
    /// <summary>Adds what the endpoints need beside the core and its storage.</summary>
    public static IServiceCollection AddFeedMonitorWeb(this IServiceCollection services)
    {
        services.AddSingleton<BacktestStream>();
        services.AddSingleton<BacktestTurns>();
        services.AddSingleton<ExplanationTurns>();
        return services;
    }

    /// <summary>Maps everything under <c>/api</c>. What is asked beside it is answered by <see cref="Guarding.ApiGuard.UseApiGuard"/>.</summary>
    public static IEndpointRouteBuilder MapFeedMonitor(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api");
        api.MapRead("/openapi.json", OpenApiEndpoint.Get);
        api.MapRead("/health", HealthEndpoint.GetAsync);
        api.MapRead("/metrics", MetricsEndpoint.GetAsync);
        api.MapRead("/hits", HitsEndpoint.ListAsync);
        api.MapRead("/hits.csv", HitExportEndpoint.CsvAsync);
        api.MapRead("/hits.jsonl", HitExportEndpoint.JsonLinesAsync);
        api.MapRead("/hits/days", HitDaysEndpoint.GetAsync);
        api.MapRead("/hits/{id}", HitsEndpoint.GetAsync);
        api.MapRead("/hits/{id}/item", HitsEndpoint.ItemAsync);
        api.MapRead("/hits/{id}/explanation", ExplanationEndpoint.GetAsync);
        api.MapPost("/explain", ExplainEndpoint.ExplainAsync);
        api.MapRead("/stories", StoriesEndpoint.ListAsync);
        api.MapRead("/alerts", AlertsEndpoint.ListAsync);
        api.MapPost("/alerts/{id}/retry", AlertsEndpoint.RetryAsync);
        api.MapPost("/alerts/{id}/drop", AlertsEndpoint.DropAsync);
        api.MapPost("/backtests", BacktestsEndpoint.RunAsync);
        api.MapRead("/hits.atom", HitFeedEndpoint.Atom.OfAllAsync);
        api.MapRead("/hits.json", HitFeedEndpoint.Json.OfAllAsync);
        api.MapRead("/watchlists", WatchlistsEndpoint.ListAsync);
        api.MapRead("/watchlists/{id}/hits.atom", HitFeedEndpoint.Atom.OfWatchlistAsync);
        api.MapRead("/watchlists/{id}/hits.json", HitFeedEndpoint.Json.OfWatchlistAsync);
        api.MapRead("/feeds", FeedsEndpoint.ListAsync);
        api.MapEditing();
        return endpoints;
    }
}
