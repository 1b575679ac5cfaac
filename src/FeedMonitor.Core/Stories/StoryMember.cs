using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>An item in its story: all that an index needs to be kept of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Story">The first item of its story; its own id if it is the first.</param>
/// <param name="Arrived">When the item arrived.</param>
/// <param name="Signature">Its signature.</param>
public sealed record StoryMember(ItemId Item, ItemId Story, DateTimeOffset Arrived, StorySignature Signature);
