using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>
/// <c>GET /api/hits</c>: hits, newest first. Query: <c>watchlist</c>, <c>feed</c> (ids), <c>limit</c> (1 to 500, default 50),
/// <c>cursor</c> (<c>next</c> of the page before).
/// </summary>
internal static class HitsEndpoint
{
    public static async Task<IResult> ListAsync(HttpRequest request, IHitStore hits, KnownStories stories, CancellationToken cancel)
    {
        var query = request.Query;
        if (!PageRequest.TryParse(query, out var asked, out var problem))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, problem);
        }

        WatchlistId? watchlist = null;
        if (query.TryGetValue("watchlist", out var watchlistText))
        {
            if (!WatchlistId.TryParse(watchlistText, out var id))
            {
                return ApiProblem.Of(StatusCodes.Status400BadRequest, $"watchlist is '{watchlistText}', expected {WatchlistId.Expected}.");
            }

            watchlist = id;
        }

        FeedId? feed = query.TryGetValue("feed", out var feedText) ? new FeedId(feedText.ToString()) : null;
        var page = await hits.ListAsync(new HitQuery(asked.Limit, watchlist, feed, asked.Cursor), cancel);
        var told = await stories.OfAsync(page.Hits, cancel);
        return ApiJson.Answer(new HitList([.. page.Hits.Zip(told, ToView)], page.Next?.Value));
    }

    private static HitView ToView(Hit hit, HitStory story) => new(
        hit.Id.Value,
        new WatchlistPart(hit.Watchlist.Value, hit.WatchlistName),
        new ItemPart(hit.Item.Value, hit.Title, hit.Link, hit.Published?.ToUniversalTime(), new FeedPart(hit.Feed.Value, hit.FeedTitle, hit.FeedUrl)),
        hit.FoundAt.ToUniversalTime(),
        hit.Score,
        [.. hit.Evidence.Select(proof => new EvidencePart(proof.Term, proof.Text, proof.Zone.Name(), proof.Start, proof.Length, proof.Clause, proof.Reference))],
        [.. hit.Alerts.Select(alert => new AlertPart(alert.Id.Value, alert.Channel, alert.State.ToString().ToLowerInvariant(), alert.At.ToUniversalTime(), alert.Reason, alert.Digest?.Value))],
        new StoryPart(story.Id.Value, [new SourcePart(hit.FeedTitle, hit.Link), .. story.SourcesBeside(hit.Item).Select(source => new SourcePart(source.FeedTitle, source.Link))]));

    internal sealed record HitList(IReadOnlyList<HitView> Hits, string? Next);

    internal sealed record HitView(
        string Id, WatchlistPart Watchlist, ItemPart Item, DateTimeOffset FoundAt, int Score, IReadOnlyList<EvidencePart> Evidence, IReadOnlyList<AlertPart> Alerts, StoryPart Story);

    internal sealed record WatchlistPart(string Id, string Name);

    internal sealed record ItemPart(string Id, string Title, string? Link, DateTimeOffset? Published, FeedPart Feed);

    internal sealed record FeedPart(string Id, string Title, string Url);

    internal sealed record EvidencePart(string Term, string Text, string Zone, int Start, int Length, string Clause, string? Reference);

    internal sealed record StoryPart(string Id, IReadOnlyList<SourcePart> Sources);

    internal sealed record SourcePart(string Title, string? Link);

    internal sealed record AlertPart(string Id, string Channel, string State, DateTimeOffset At, string? Reason, string? Digest);
}
