using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Explaining;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary><c>GET /api/hits/ID/explanation</c>: why a watchlist hits the item of a hit, or why not; its own as it stands now, or another one (<c>?watchlist=</c>).</summary>
internal static class ExplanationEndpoint
{
    public static async Task<IResult> GetAsync(
        string id, HttpRequest request, IHitStore hits, IItemHistory history, IWatchlistStore watchlists, IFeedStore feeds, CancellationToken cancel)
    {
        if (await StoredHit.FindAsync(id, hits, cancel) is not { } hit)
        {
            return StoredHit.Missing(id);
        }

        var name = request.Query.TryGetValue("watchlist", out var other) ? other.ToString() : hit.Watchlist.Value;
        if (await watchlists.FindAsync(name, cancel) is not { } watchlist)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no watchlist '{ReaderText.Of(name, 100)}' any more, or never was.");
        }

        if (await StoredHit.ItemAsync(hit, history, cancel) is not { } kept)
        {
            return StoredHit.Forgotten;
        }

        var feed = (await feeds.FindAsync(kept.Feed, cancel))?.Feed;
        return ApiJson.Answer(ExplanationView.Of(Explainer.Explain(watchlist, kept.Text, ItemOrigin.OfKept(feed, kept.Text.Language))));
    }
}
