using FeedMonitor.Hits;
using FeedMonitor.Items;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Looks up the hit that an address names, and its item.</summary>
internal static class StoredHit
{
    /// <summary>The answer where the item of a hit is not kept any more.</summary>
    public static IResult Forgotten => ApiProblem.Of(StatusCodes.Status404NotFound, "The item of this hit is not kept any more. Items are forgotten after some time (History__RetentionDays).");

    /// <summary>The hit, or null.</summary>
    public static async Task<Hit?> FindAsync(string id, IHitStore hits, CancellationToken cancel) => HitId.TryParse(id, out var known) ? await hits.FindAsync(known, cancel) : null;

    /// <summary>Its item, or null. What was found was kept in the same hour: nothing older need be read.</summary>
    public static Task<HistoryItem?> ItemAsync(Hit hit, IItemHistory history, CancellationToken cancel) => KeptItem.FindAsync(hit.Item, history, hit.FoundAt, cancel);

    /// <summary>The answer where there is no such hit.</summary>
    public static IResult Missing(string id) => ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no hit '{id}'.");
}
