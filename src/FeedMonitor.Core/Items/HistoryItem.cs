using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;

namespace FeedMonitor.Items;

/// <summary>A cleaned item as it is kept for back-tests and explanations.</summary>
/// <param name="Id">The item.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Link">Its address, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="FirstSeen">When the monitor first saw it; of an edit, when it saw that.</param>
/// <param name="Text">Its text, with the zones that it was matched by.</param>
public sealed record HistoryItem(
    ItemId Id, FeedId Feed, string Title, string? Link, DateTimeOffset? Published, DateTimeOffset FirstSeen, CleanText Text)
{
    /// <summary>A hash of what it says (<see cref="IdentifiedItem.Version"/>); 0 where an earlier release kept it.</summary>
    public ulong Version { get; init; }

    /// <summary>Whether the monitor knew the item and this is what an edit made of it.</summary>
    public bool IsEdit { get; init; }

    /// <summary>Whether it was known to be old when its feed was first polled. Such an item is kept, and raises no hit.</summary>
    public bool WasOld { get; init; }
}
