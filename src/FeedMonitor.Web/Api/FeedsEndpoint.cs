using FeedMonitor.Feeds;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/feeds</c>: the feeds, by title, with their health.</summary>
internal static class FeedsEndpoint
{
    public static async Task<IResult> ListAsync(IFeedStore feeds, CancellationToken cancel) =>
        ApiJson.Answer(new FeedList([.. (await feeds.ListAsync(cancel)).Select(ToView)]));

    private static FeedView ToView(FeedRecord record) => new(
        record.Feed.Id.Value,
        record.Feed.Title,
        record.Feed.Url.Value,
        record.Feed.SiteUrl,
        record.Feed.Groups,
        new HealthPart(
            record.State.LastPolledAt is null ? "new" : record.State.Failures > 0 ? "failing" : "ok",
            record.State.LastPolledAt?.ToUniversalTime(),
            record.State.LastSuccessAt?.ToUniversalTime(),
            record.State.LastPolledAt is null ? null : record.State.NextPollAt.ToUniversalTime(),
            record.State.Failures,
            record.State.LastError,
            record.State.PossibleGapAt?.ToUniversalTime()));

    internal sealed record FeedList(IReadOnlyList<FeedView> Feeds);

    internal sealed record FeedView(string Id, string Title, string Url, string? SiteUrl, IReadOnlyList<string> Groups, HealthPart Health);

    internal sealed record HealthPart(
        string Status, DateTimeOffset? LastPolledAt, DateTimeOffset? LastSuccessAt, DateTimeOffset? NextPollAt, int Failures, string? LastError, DateTimeOffset? PossibleGapAt);
}
