using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Lists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/feeds</c>: the feeds, by title, with their health. <c>status</c> is <c>new</c>, <c>ok</c>, <c>failing</c>, <c>throttled</c>, <c>silent</c> or <c>gone</c>.</summary>
internal static class FeedsEndpoint
{
    public static async Task<IResult> ListAsync(IFeedStore feeds, CancellationToken cancel) =>
        ApiJson.Answer(new FeedList([.. (await feeds.ListAsync(cancel)).Select(ToView)]));

    public static FeedView ToView(FeedRecord record) => new(
        record.Feed.Id.Value,
        record.Feed.Title,
        record.Feed.Url.Value,
        record.Feed.SiteUrl,
        record.Feed.Groups,
        ToHealth(record.State),
        ToFullText(record));

    // "default" where the list says nothing: then the setting FullText:Policy holds.
    private static FullTextPart ToFullText(FeedRecord record) => new(
        record.Feed.FullText is { } policy ? FullTextPolicyName.Of(policy) : "default",
        record.State.FullText.LastFetchedAt?.ToUniversalTime(),
        record.State.FullText.LastError,
        record.State.FullText.PausedUntil?.ToUniversalTime());

    private static HealthPart ToHealth(FeedState state) => new(
        FeedStatus.Of(state),
        state.LastPolledAt?.ToUniversalTime(),
        state.LastSuccessAt?.ToUniversalTime(),
        state.LastNewItemAt?.ToUniversalTime(),
        state.LastPolledAt is null || state.GoneAt is not null ? null : state.NextPollAt.ToUniversalTime(),
        state.Interval > TimeSpan.Zero ? Math.Round(state.Interval.TotalMinutes, 1) : null,
        state.Failures,
        state.LastError,
        state.PossibleGapAt?.ToUniversalTime(),
        state.GoneAt?.ToUniversalTime(),
        state.MovedTo?.Value,
        state.LastBytes);

    internal sealed record FeedList(IReadOnlyList<FeedView> Feeds);

    internal sealed record FeedView(string Id, string Title, string Url, string? SiteUrl, IReadOnlyList<string> Groups, HealthPart Health, FullTextPart FullText);

    internal sealed record FullTextPart(string Policy, DateTimeOffset? LastFetchedAt, string? LastError, DateTimeOffset? PausedUntil);

    internal sealed record HealthPart(
        string Status, DateTimeOffset? LastPolledAt, DateTimeOffset? LastSuccessAt, DateTimeOffset? LastNewItemAt, DateTimeOffset? NextPollAt, double? IntervalMinutes,
        int Failures, string? LastError, DateTimeOffset? PossibleGapAt, DateTimeOffset? GoneAt, string? MovedTo, long LastBytes);
}
