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

/// <summary>The items of one feed document, told apart.</summary>
/// <param name="Items">The items, in the document's order.</param>
/// <param name="Signs">What is to be kept in the <see cref="SeenSet"/> beside their names: how the feed uses its guids.</param>
public sealed record IdentifiedItems(IReadOnlyList<IdentifiedItem> Items, IReadOnlyList<ulong> Signs);
