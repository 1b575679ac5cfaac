using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FeedMonitor.Web.Api.Alerts;
using FeedMonitor.Web.Api.Backtests;
using FeedMonitor.Web.Api.Hits;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>How answers become JSON: camelCase, nulls written, letters of all scripts as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthEndpoint.Health))]
[JsonSerializable(typeof(HitsEndpoint.HitList))]
[JsonSerializable(typeof(HitView))]
[JsonSerializable(typeof(ItemView))]
[JsonSerializable(typeof(HitDaysEndpoint.DayList))]
[JsonSerializable(typeof(StoriesEndpoint.StoryList))]
[JsonSerializable(typeof(ExplanationView))]
[JsonSerializable(typeof(AlertsEndpoint.AlertList))]
[JsonSerializable(typeof(BacktestProgressView))]
[JsonSerializable(typeof(BacktestReportView))]
[JsonSerializable(typeof(WatchlistsEndpoint.WatchlistList))]
[JsonSerializable(typeof(FeedsEndpoint.FeedList))]
[JsonSerializable(typeof(ApiProblem.Body))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Readable { get; } = new(NewOptions());

    /// <summary>Options for writing answers, for one context.</summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>An answer in JSON.</summary>
    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Readable, statusCode: status);
}
