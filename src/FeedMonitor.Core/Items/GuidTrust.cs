using FeedMonitor.Hashing;

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
        Guided[] named = [.. all.Where(names => names.Guid is not null).Select(names => new Guided(names, SignsOf(names)))];
        var known = seen.Contains(Kept) ? Array.FindAll(named, item => guids.Contains(item.Guid) && seen.Contains(NameHash.OfGuid(item.Guid))) : [];
        var wander = seen.Contains(Wander) || Array.Exists(known, item => IsElsewhere(item, urls, seen));
        var strangers = Array.FindAll(known, item => IsAnother(item, urls, seen));
        var isSteady = known.Count(item => IsAsBefore(item, seen)) >= strangers.Length;
        var distrusted = named
            .Where(item => wander || !guids.Contains(item.Guid) || seen.Contains(Reused(item.Guid)))
            .Concat(strangers.Where(item => !isSteady || TimeOf(item.Names) is not null))
            .Select(item => item.Guid)
            .ToHashSet(StringComparer.Ordinal);
        ulong[] marks = wander ? [Kept, Wander] : [Kept, .. distrusted.Select(Reused)];
        return (distrusted, [.. named.SelectMany(item => item.Signs), .. marks]);
    }

    // Its address was seen, and not under this guid.
    private static bool IsElsewhere(Guided item, IReadOnlySet<string> urls, SeenSet seen) =>
        HasKnownUrl(item.Names, urls, seen) && !Array.Exists(item.Signs, seen.Contains);

    private static bool IsAsBefore(Guided item, SeenSet seen) => item.SignsOfItself.Any(seen.Contains);

    // Nothing of it was seen but the guid.
    private static bool IsAnother(Guided item, IReadOnlySet<string> urls, SeenSet seen) =>
        !HasKnownUrl(item.Names, urls, seen)
        && !seen.Contains(NameHash.OfContent(item.Names.Content)) && !seen.Contains(NameHash.OfVersion(item.Names.Content))
        && !Array.Exists(item.Signs, seen.Contains);

    private static bool HasKnownUrl(Names names, IReadOnlySet<string> urls, SeenSet seen) =>
        names.Url is { } url && urls.Contains(url) && seen.Contains(NameHash.OfUrl(url));

    // What a guid was seen with: text, address, time. A date alone, without a time, is that of many.
    private static ulong[] SignsOf(Names names) =>
    [
        Sign(names, names.Content.Headline, names.Content.Text),
        .. names.Url is { } url ? [Sign(names, url)] : Array.Empty<ulong>(),
        .. TimeOf(names) is { } time ? [Sign(names, $"at {time.UtcTicks}")] : Array.Empty<ulong>(),
    ];

    private static DateTimeOffset? TimeOf(Names names) => names.Published is { } published && published.UtcDateTime.TimeOfDay != TimeSpan.Zero ? published : null;

    private static ulong Sign(Names names, params ReadOnlySpan<string> with)
    {
        var hash = new QuickHash();
        hash.Add(names.Guid);
        hash.Add('\0');
        foreach (var part in with)
        {
            hash.Add(part);
        }

        return hash.Value;
    }

    private static ulong Reused(string guid) => StableHash.Alias("reused", guid);

    // An item with a guid, and its signs: each takes a pass over the text.
    private sealed record Guided(Names Names, ulong[] Signs)
    {
        public string Guid => Names.Guid!;

        public IEnumerable<ulong> SignsOfItself => Signs.Take(Names.Url is null ? 1 : 2);
    }
}
