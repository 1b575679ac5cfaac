using FeedMonitor.Feeds;
using FeedMonitor.Hashing;

namespace FeedMonitor.Items;

/// <summary>Tells which items of a feed are which: the rules of identity.</summary>
/// <remarks>
/// A name identifies an item only if the feed does not give it to several: a reused guid, a link that leads to the same page for
/// all items, and a text too short to be anybody's own are no names. What a feed does with its guids over time is for
/// <see cref="GuidTrust"/> to judge. Dates play no part: items with equal or older dates still count.
/// </remarks>
public static class ItemIdentity
{
    /// <summary>Two items that say the same in fewer letters than this may still be two ("Weekly update").</summary>
    public const int OwnTextLength = 200;

    /// <summary>Identifies the items of one feed document, in its order; of two that are the same item the first is kept, under the names of both.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="siteUrl">The page that the feed belongs to, as the document says; a link to it names no item.</param>
    /// <param name="items">The items of the document.</param>
    /// <param name="seen">What the feed has shown before.</param>
    public static IdentifiedItems Identify(FeedId feed, string? siteUrl, IReadOnlyList<FeedItem> items, SeenSet seen)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(seen);
        Names[] all = [.. items.Select(Names.Of)];
        var guids = OwnNames(all, names => names.Guid);
        var urls = OwnNames(all, names => names.Url);
        if (CanonicalUrl.Of(siteUrl) is { } site)
        {
            urls.Remove(site);
        }

        var (distrusted, signs) = GuidTrust.Of(all, guids, urls, seen);
        guids.ExceptWith(distrusted);

        var identified = new List<IdentifiedItem>(items.Count);
        var owners = new Dictionary<ulong, List<ulong>>();
        for (var i = 0; i < items.Count; i++)
        {
            var (id, hashes, version) = Identify(feed, all[i], guids, urls);
            var aliases = hashes.Select(owners.GetValueOrDefault).FirstOrDefault(owner => owner is not null);
            if (aliases is null)
            {
                identified.Add(new IdentifiedItem(id, items[i], aliases = []) { Version = version });
            }

            aliases.AddRange(hashes.Where(hash => owners.TryAdd(hash, aliases)));
        }

        return new IdentifiedItems(identified, signs);
    }

    private static (ItemId Id, List<ulong> Hashes, ulong Version) Identify(FeedId feed, Names names, HashSet<string> guids, HashSet<string> urls)
    {
        var guid = names.Guid is { } ownGuid && guids.Contains(ownGuid) ? ownGuid : null;
        var url = names.Url is { } ownUrl && urls.Contains(ownUrl) ? ownUrl : null;

        var aliases = new List<ulong>(3);
        if (guid is not null)
        {
            aliases.Add(NameHash.OfGuid(guid));
        }

        if (url is not null)
        {
            aliases.Add(NameHash.OfUrl(url));
        }

        // One hash serves for both where the text is a name.
        var isName = names.Content.Length >= OwnTextLength || aliases.Count == 0;
        var version = isName ? NameHash.OfContent(names.Content) : NameHash.OfVersion(names.Content);
        if (isName)
        {
            aliases.Add(version);
        }

        var id = guid is not null ? StableHash.Id("item", feed.Value, "guid", guid)
            : url is not null ? StableHash.Id("item", feed.Value, "url", url)
            : StableHash.Id("item", feed.Value, "content", names.Content.Headline, names.Content.Text);
        return (new ItemId(id), aliases, version);
    }

    // Names that stand on exactly one item, or on items that are the same through and through.
    private static HashSet<string> OwnNames(Names[] all, Func<Names, string?> name)
    {
        var contents = new Dictionary<string, ItemContent>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var names in all)
        {
            if (name(names) is { } value && !contents.TryAdd(value, names.Content) && contents[value] != names.Content)
            {
                shared.Add(value);
            }
        }

        return contents.Keys.Where(value => !shared.Contains(value)).ToHashSet(StringComparer.Ordinal);
    }
}
