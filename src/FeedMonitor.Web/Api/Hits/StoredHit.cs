using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Looks up the hit that an address names, and its item.</summary>
internal static class StoredHit
{
    private static readonly TimeSpan EditsShown = TimeSpan.FromDays(1);

    /// <summary>The answer where the item of a hit is not kept any more.</summary>
    public static IResult Forgotten => ApiProblem.Of(StatusCodes.Status404NotFound, "The item of this hit is not kept any more. Items are forgotten after some time (History__RetentionDays).");

    /// <summary>The hit, or null.</summary>
    public static async Task<Hit?> FindAsync(string id, IHitStore hits, CancellationToken cancel) => HitId.TryParse(id, out var known) ? await hits.FindAsync(known, cancel) : null;

    /// <summary>Its item with the text by which it hits, or what that became within a day; or null. What was found was kept in the same hour, so that of an old hit not all need be read that came since.</summary>
    public static async Task<HistoryItem?> ItemAsync(Hit hit, IItemHistory history, CancellationToken cancel) =>
        (hit.AmendedAt is { } amended ? await ItemAsync(hit, amended, history, cancel) : null) ?? await ItemAsync(hit, hit.FoundAt, history, cancel);

    private static Task<HistoryItem?> ItemAsync(Hit hit, DateTimeOffset at, IItemHistory history, CancellationToken cancel) => KeptItem.FindAsync(hit.Item, history, at, at + EditsShown, cancel);

    /// <summary>The answer where there is no such hit.</summary>
    public static IResult Missing(string id) => ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no hit '{ReaderText.Of(id, 100)}'.");
}
