using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>
/// <c>GET /api/hits</c>: hits, newest first. Query: see <see cref="HitsQuestion"/>; <c>limit</c> (1 to 500, default 50), <c>cursor</c> (<c>next</c> of the page before). Whatever
/// is asked, a page takes at most two reads of the storage; with <c>text</c> it may hold fewer hits than asked for, or none, and be followed by others.
/// </summary>
internal static class HitsEndpoint
{
    public static async Task<IResult> ListAsync(HttpRequest request, IHitStore hits, KnownStories stories, CancellationToken cancel)
    {
        if (!HitsQuestion.TryParse(request.Query, out var query, out var problem))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, problem);
        }

        var page = await hits.ListAsync(query, cancel);
        var told = await stories.AsKnownAsync(page.Hits, cancel);
        return ApiJson.Answer(new HitList([.. page.Hits.Zip(told, HitView.Of)], page.Next?.Value));
    }

    /// <summary><c>GET /api/hits/ID</c>: a hit.</summary>
    public static async Task<IResult> GetAsync(string id, IHitStore hits, KnownStories stories, CancellationToken cancel) =>
        await FindAsync(id, hits, cancel) is { } hit
            ? ApiJson.Answer(HitView.Of(hit, (await stories.AsKnownAsync([hit], cancel))[0]))
            : NoHit(id);

    /// <summary><c>GET /api/hits/ID/item</c>: the item of a hit, as it was cleaned, with the words that were found.</summary>
    public static async Task<IResult> ItemAsync(string id, IHitStore hits, IItemHistory history, CancellationToken cancel)
    {
        if (await FindAsync(id, hits, cancel) is not { } hit)
        {
            return NoHit(id);
        }

        // What was found was kept in the same hour: nothing older need be read.
        return await KeptItem.FindAsync(hit.Item, history, hit.FoundAt, cancel) is { } kept
            ? ApiJson.Answer(ItemView.Of(kept, hit))
            : ApiProblem.Of(StatusCodes.Status404NotFound, "The item of this hit is not kept any more. Items are forgotten after some time (History__RetentionDays).");
    }

    private static async Task<Hit?> FindAsync(string id, IHitStore hits, CancellationToken cancel) => HitId.TryParse(id, out var known) ? await hits.FindAsync(known, cancel) : null;

    private static IResult NoHit(string id) => ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no hit '{id}'.");

    internal sealed record HitList(IReadOnlyList<HitView> Hits, string? Next);
}
