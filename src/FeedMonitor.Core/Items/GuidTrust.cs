using FeedMonitor.Identity;

namespace FeedMonitor.Items;

/// <summary>Tells which guids of a document name its items, by how the feed has used them before. A pure function.</summary>
/// <remarks>
/// Some feeds number their entries from the top, some give one guid to whatever entry they show: there a guid says nothing, and an item
/// that comes under a known one must not be taken for an edit of another. Other feeds change address, headline and text of an item and
/// keep its guid: there it says everything. What tells them apart, in this order:
/// the document shows a guid on several items; an address that is known stands under another known guid than before, now or once (the
/// feed's guids wander); the item has the very time of publication that it had, or another one; of items without one, as many others of
/// the document stand as they stood. Where nothing tells, the item is new: to lose one is worse than to tell of one twice.
/// </remarks>
internal static class GuidTrust
{
    private static readonly ulong Kept = QuickHash.Of("signs are kept");
    private static readonly ulong Wander = QuickHash.Of("guids wander");

    /// <summary>The guids that name no item, and the signs by which the next document is judged.</summary>
    /// <param name="all">What the document's items could be known by.</param>
    /// <param name="guids">The guids that stand on one item only.</param>
    /// <param name="urls">The addresses that stand on one item only.</param>
    /// <param name="seen">What the feed has shown before.</param>
    public static (IReadOnlySet<string> Distrusted, IReadOnlyList<ulong> Signs) Of(
        IReadOnlyList<Names> all, IReadOnlySet<string> guids, IReadOnlySet<string> urls, SeenSet seen)
    {
        var named = all.Where(names => names.Guid is not null).ToArray();
        var known = seen.Contains(Kept) ? Array.FindAll(named, names => guids.Contains(names.Guid!) && seen.Contains(NameHash.OfGuid(names.Guid!))) : [];
        var wander = seen.Contains(Wander) || Array.Exists(known, names => IsElsewhere(names, urls, seen));
        var strangers = Array.FindAll(known, names => IsAnother(names, urls, seen));
        var isSteady = known.Count(names => IsAsBefore(names, seen)) >= strangers.Length;
        var distrusted = named
            .Where(names => wander || !guids.Contains(names.Guid!) || seen.Contains(Reused(names.Guid!)))
            .Concat(strangers.Where(names => !isSteady || TimeOf(names) is not null))
            .Select(names => names.Guid!)
            .ToHashSet(StringComparer.Ordinal);
        ulong[] marks = wander ? [Kept, Wander] : [Kept, .. distrusted.Select(Reused)];
        return (distrusted, [.. named.SelectMany(SignsOf), .. marks]);
    }

    // Its address was seen, and not under this guid.
    private static bool IsElsewhere(Names names, IReadOnlySet<string> urls, SeenSet seen) =>
        HasKnownUrl(names, urls, seen) && !SignsOf(names).Any(seen.Contains);

    private static bool IsAsBefore(Names names, SeenSet seen) =>
        (names.Url is { } url && seen.Contains(Sign(names, url))) || seen.Contains(Sign(names, names.Content));

    // Nothing of it was seen but the guid.
    private static bool IsAnother(Names names, IReadOnlySet<string> urls, SeenSet seen) =>
        !HasKnownUrl(names, urls, seen)
        && !seen.Contains(NameHash.OfContent(names.Content)) && !seen.Contains(NameHash.OfVersion(names.Content))
        && !SignsOf(names).Any(seen.Contains);

    private static bool HasKnownUrl(Names names, IReadOnlySet<string> urls, SeenSet seen) =>
        names.Url is { } url && urls.Contains(url) && seen.Contains(NameHash.OfUrl(url));

    // What a guid was seen with. A date alone, without a time, is that of many.
    private static IEnumerable<ulong> SignsOf(Names names)
    {
        yield return Sign(names, names.Content);
        if (names.Url is { } url)
        {
            yield return Sign(names, url);
        }

        if (TimeOf(names) is { } time)
        {
            yield return Sign(names, $"at {time.UtcTicks}");
        }
    }

    private static DateTimeOffset? TimeOf(Names names) => names.Published is { } published && published.UtcDateTime.TimeOfDay != TimeSpan.Zero ? published : null;

    private static ulong Sign(Names names, string with)
    {
        var hash = new QuickHash();
        hash.Add(names.Guid);
        hash.Add('\0');
        hash.Add(with);
        return hash.Value;
    }

    private static ulong Reused(string guid) => StableHash.Alias("reused", guid);
}
