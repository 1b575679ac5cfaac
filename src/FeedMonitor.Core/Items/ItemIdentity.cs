using FeedMonitor.Feeds;
using FeedMonitor.Identity;

namespace FeedMonitor.Items;

/// <summary>An item with its id and every name under which it may come back.</summary>
/// <param name="Id">Its id, as long as it is new.</param>
/// <param name="Item">The item.</param>
/// <param name="Aliases">Hashes of guid, canonical URL and content, at least one; an item that comes under any known one is not new.</param>
public sealed record IdentifiedItem(ItemId Id, FeedItem Item, IReadOnlyList<ulong> Aliases)
{
    /// <summary>A hash of what it says: another one under a known name is an edit.</summary>
    public ulong Version { get; init; }
}

/// <summary>Tells which items of a feed are which: the rules of identity.</summary>
/// <remarks>
/// A name identifies an item only if the feed does not give it to several: a reused guid, a link that leads to the same page for
/// all items, and a text too short to be anybody's own are no names. Dates play no part: items with equal or older dates still count.
/// </remarks>
public static class ItemIdentity
{
    /// <summary>Two items that say the same in fewer letters than this may still be two ("Weekly update").</summary>
    public const int OwnTextLength = 200;

    /// <summary>Identifies the items of one feed document, in its order; of two that are the same item the first is kept, under the names of both.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="siteUrl">The page that the feed belongs to, as the document says; a link to it names no item.</param>
    /// <param name="items">The items of the document.</param>
    public static IReadOnlyList<IdentifiedItem> Identify(FeedId feed, string? siteUrl, IReadOnlyList<FeedItem> items)
    {
        var guids = OwnNames(items, item => item.Guid);
        var urls = OwnNames(items, item => CanonicalUrl.Of(item.Link));
        if (CanonicalUrl.Of(siteUrl) is { } site)
        {
            urls.Remove(site);
        }

        var identified = new List<IdentifiedItem>(items.Count);
        var owners = new Dictionary<ulong, List<ulong>>();
        foreach (var item in items)
        {
            var (id, names) = Identify(feed, item, guids, urls);
            var aliases = names.Select(owners.GetValueOrDefault).FirstOrDefault(owner => owner is not null);
            if (aliases is null)
            {
                identified.Add(new IdentifiedItem(id, item, aliases = []) { Version = StableHash.Alias("version", ContentText(item)) });
            }

            aliases.AddRange(names.Where(name => owners.TryAdd(name, aliases)));
        }

        return identified;
    }

    private static (ItemId Id, List<ulong> Names) Identify(FeedId feed, FeedItem item, HashSet<string> guids, HashSet<string> urls)
    {
        var guid = item.Guid is { Length: > 0 } value && guids.Contains(value) ? value : null;
        var url = CanonicalUrl.Of(item.Link) is { } link && urls.Contains(link) ? link : null;
        var content = ContentText(item);

        var aliases = new List<ulong>(3);
        if (guid is not null)
        {
            aliases.Add(StableHash.Alias("guid", guid));
        }

        if (url is not null)
        {
            aliases.Add(StableHash.Alias("url", url));
        }

        if (content.Length >= OwnTextLength || aliases.Count == 0)
        {
            aliases.Add(StableHash.Alias("content", content));
        }

        var id = guid is not null ? StableHash.Id("item", feed.Value, "guid", guid)
            : url is not null ? StableHash.Id("item", feed.Value, "url", url)
            : StableHash.Id("item", feed.Value, "content", content);
        return (new ItemId(id), aliases);
    }

    // Names that stand on exactly one item, or on items that are the same through and through.
    private static HashSet<string> OwnNames(IReadOnlyList<FeedItem> items, Func<FeedItem, string?> name) =>
        items.Select(item => (Name: name(item), item))
            .Where(pair => !string.IsNullOrEmpty(pair.Name))
            .GroupBy(pair => pair.Name!, pair => pair.item, StringComparer.Ordinal)
            .Where(group => group.Select(ContentText).Distinct(StringComparer.Ordinal).Count() == 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

    // White space is reflowed by feed generators from fetch to fetch; it is not content.
    private static string ContentText(FeedItem item) =>
        string.Join(' ', $"{item.Title} {item.Text}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
