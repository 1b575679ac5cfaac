using System.Text;
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
        ArgumentNullException.ThrowIfNull(items);
        Names[] all = [.. items.Select(item => new Names(item.Guid is { Length: > 0 } guid ? guid : null, CanonicalUrl.Of(item.Link), ContentText(item)))];
        var guids = OwnNames(all, names => names.Guid);
        var urls = OwnNames(all, names => names.Url);
        if (CanonicalUrl.Of(siteUrl) is { } site)
        {
            urls.Remove(site);
        }

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

        return identified;
    }

    private static (ItemId Id, List<ulong> Hashes, ulong Version) Identify(FeedId feed, Names names, HashSet<string> guids, HashSet<string> urls)
    {
        var guid = names.Guid is { } ownGuid && guids.Contains(ownGuid) ? ownGuid : null;
        var url = names.Url is { } ownUrl && urls.Contains(ownUrl) ? ownUrl : null;

        var aliases = new List<ulong>(3);
        if (guid is not null)
        {
            aliases.Add(StableHash.Alias("guid", guid));
        }

        if (url is not null)
        {
            aliases.Add(StableHash.Alias("url", url));
        }

        // One hash serves for both where the text is a name.
        var isName = names.Content.Length >= OwnTextLength || aliases.Count == 0;
        var version = StableHash.Alias(isName ? "content" : "version", names.Content);
        if (isName)
        {
            aliases.Add(version);
        }

        var id = guid is not null ? StableHash.Id("item", feed.Value, "guid", guid)
            : url is not null ? StableHash.Id("item", feed.Value, "url", url)
            : StableHash.Id("item", feed.Value, "content", names.Content);
        return (new ItemId(id), aliases, version);
    }

    // Names that stand on exactly one item, or on items that are the same through and through.
    private static HashSet<string> OwnNames(Names[] all, Func<Names, string?> name)
    {
        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
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

    // White space is reflowed by feed generators from fetch to fetch; it is not content.
    private static string ContentText(FeedItem item)
    {
        var content = new StringBuilder(item.Title.Length + item.Text.Length + 1);
        Append(content, item.Title);
        Append(content, item.Text);
        return content.ToString();
    }

    private static void Append(StringBuilder content, ReadOnlySpan<char> text)
    {
        while ((text = text.TrimStart()).Length > 0)
        {
            var end = 0;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            content.Append(content.Length > 0 ? " " : "").Append(text[..end]);
            text = text[end..];
        }
    }

    private sealed record Names(string? Guid, string? Url, string Content);
}
