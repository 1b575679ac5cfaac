using System.Text.Json.Serialization;
using FeedMonitor.Web.Api;
using FeedMonitor.Web.Api.Backtests;
using FeedMonitor.Web.Api.Explaining;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>How what is edited becomes JSON: as all answers do.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WatchlistEndpoint.WatchlistView))]
[JsonSerializable(typeof(WatchlistCheckEndpoint.CheckView))]
[JsonSerializable(typeof(PacksEndpoint.PackList))]
[JsonSerializable(typeof(FeedEndpoint.FeedWish))]
[JsonSerializable(typeof(FeedsEndpoint.FeedView))]
[JsonSerializable(typeof(NewFeedEndpoint.NewFeed))]
[JsonSerializable(typeof(NewFeedEndpoint.AddedFeed))]
[JsonSerializable(typeof(FeedListEndpoint.ImportView))]
[JsonSerializable(typeof(ChannelsEndpoint.ChannelsView))]
[JsonSerializable(typeof(ExplainQuestion))]
[JsonSerializable(typeof(ChannelsEndpoint.TrialView))]
[JsonSerializable(typeof(ChannelEndpoint.ChannelBody))]
[JsonSerializable(typeof(ChannelEndpoint.ChannelView))]
[JsonSerializable(typeof(BacktestQuestion))]
internal sealed partial class EditingJson : JsonSerializerContext
{
    private static EditingJson Readable { get; } = new(ApiJson.NewOptions());

    /// <summary>An answer in JSON.</summary>
    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK, string? mediaType = null) => Results.Json(value, Readable, mediaType, status);
}
