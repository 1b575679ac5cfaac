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
    public static Task<IResult> ListAsync(HttpRequest request, IHitStore hits, KnownStories stories, CancellationToken cancel) =>
        ToldPage.AnswerAsync(request, hits, stories, page => new HitList([.. page.Hits.Select(told => HitView.Of(told.Hit, told.Story))], page.Next), cancel);

    /// <summary><c>GET /api/hits/ID</c>: a hit.</summary>
    public static async Task<IResult> GetAsync(string id, IHitStore hits, KnownStories stories, CancellationToken cancel) =>
        await StoredHit.FindAsync(id, hits, cancel) is { } hit
            ? ApiJson.Answer(HitView.Of(hit, (await stories.AsKnownAsync([hit], cancel))[0]))
            : StoredHit.Missing(id);

    /// <summary><c>GET /api/hits/ID/item</c>: the item of a hit, as it was cleaned, with the words that were found.</summary>
    public static async Task<IResult> ItemAsync(string id, IHitStore hits, IItemHistory history, CancellationToken cancel) =>
        await StoredHit.FindAsync(id, hits, cancel) is not { } hit ? StoredHit.Missing(id)
        : await StoredHit.ItemAsync(hit, history, cancel) is { } kept ? ApiJson.Answer(ItemView.Of(kept, hit))
        : StoredHit.Forgotten;

    internal sealed record HitList(IReadOnlyList<HitView> Hits, string? Next);
}
