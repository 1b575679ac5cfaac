using FeedMonitor.Hits;
using FeedMonitor.Watchlists;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>
/// <c>GET /api/hits.atom</c>, <c>/api/hits.json</c>, and the same below <c>/api/watchlists/ID</c>: the newest hits as a feed, for any reader. Query:
/// <c>limit</c> and <c>cursor</c>, as with <c>/api/hits</c>; the feed's own <c>next</c> links to the older hits.
/// </summary>
internal sealed class HitFeedEndpoint(string mediaType, Func<HitFeed, byte[]> write)
{
    /// <summary>The feeds in Atom.</summary>
    public static HitFeedEndpoint Atom { get; } = new(AtomFeed.MediaType, AtomFeed.Write);

    /// <summary>The feeds in JSON Feed.</summary>
    public static HitFeedEndpoint Json { get; } = new(JsonFeed.MediaType, JsonFeed.Write);

    /// <summary>The hits of all watchlists.</summary>
    public Task<IResult> OfAllAsync(HttpRequest request, IHitStore hits, TimeProvider time, CancellationToken cancel) => AnswerAsync(request, null, hits, time, cancel);

    /// <summary>The hits of one watchlist.</summary>
    public async Task<IResult> OfWatchlistAsync(
        string id, HttpRequest request, IWatchlistStore watchlists, IHitStore hits, TimeProvider time, CancellationToken cancel) =>
        await watchlists.FindAsync(id, cancel) is { } watchlist
            ? await AnswerAsync(request, watchlist, hits, time, cancel)
            : ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no watchlist '{ReaderText.Of(id, 100)}'.");

    private Task<IResult> AnswerAsync(HttpRequest request, Watchlist? watchlist, IHitStore hits, TimeProvider time, CancellationToken cancel) =>
        // Readers add parameters of their own to an address, to get past a cache.
        Question.AnswerAsync(request, HitsQuestion.PageOf, async query =>
        {
            var page = await hits.ListAsync(query with { Watchlist = watchlist?.Id }, cancel);
            var feed = HitFeed.Of(watchlist, page.Hits, PageAddress.Of(request), page.Next is { } next ? PageAddress.Of(request, next) : null);
            return FeedAnswer.Of(request.HttpContext.Response, write(feed), $"{mediaType}; charset=utf-8", feed.Updated, time.GetUtcNow());
        }, mayHaveMore: true);
}
