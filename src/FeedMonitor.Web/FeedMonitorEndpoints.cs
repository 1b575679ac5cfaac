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
        api.MapGet("/openapi.json", OpenApiEndpoint.Get);
        api.MapGet("/health", HealthEndpoint.GetAsync);
        api.MapGet("/metrics", MetricsEndpoint.GetAsync);
        api.MapGet("/hits", HitsEndpoint.ListAsync);
        api.MapGet("/hits.csv", HitExportEndpoint.CsvAsync);
        api.MapGet("/hits.jsonl", HitExportEndpoint.JsonLinesAsync);
        api.MapGet("/hits/days", HitDaysEndpoint.GetAsync);
        api.MapGet("/hits/{id}", HitsEndpoint.GetAsync);
        api.MapGet("/hits/{id}/item", HitsEndpoint.ItemAsync);
        api.MapGet("/hits/{id}/explanation", ExplanationEndpoint.GetAsync);
        api.MapPost("/explain", ExplainEndpoint.ExplainAsync);
        api.MapGet("/stories", StoriesEndpoint.ListAsync);
        api.MapGet("/alerts", AlertsEndpoint.ListAsync);
        api.MapPost("/alerts/{id}/retry", AlertsEndpoint.RetryAsync);
        api.MapPost("/alerts/{id}/drop", AlertsEndpoint.DropAsync);
        api.MapPost("/backtests", BacktestsEndpoint.RunAsync);
        api.MapGet("/hits.atom", HitFeedEndpoint.Atom.OfAllAsync);
        api.MapGet("/hits.json", HitFeedEndpoint.Json.OfAllAsync);
        api.MapGet("/watchlists", WatchlistsEndpoint.ListAsync);
        api.MapGet("/watchlists/{id}/hits.atom", HitFeedEndpoint.Atom.OfWatchlistAsync);
        api.MapGet("/watchlists/{id}/hits.json", HitFeedEndpoint.Json.OfWatchlistAsync);
        api.MapGet("/feeds", FeedsEndpoint.ListAsync);
        api.MapEditing();
        return endpoints;
    }
}
