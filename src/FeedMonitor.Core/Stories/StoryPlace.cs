using FeedMonitor.Items;

namespace FeedMonitor.Stories;

/// <summary>Where an item belongs.</summary>
/// <param name="Story">The first item of the story; the item's own id if it begins one.</param>
/// <param name="Like">The member that it was joined to; null if it begins a story.</param>
/// <param name="Evidence">What both have in common; null if it begins a story.</param>
public sealed record StoryPlace(ItemId Story, ItemId? Like, StoryEvidence? Evidence)
{
    /// <summary>Whether the item begins a story.</summary>
    public bool IsFirst => Like is null;
}
