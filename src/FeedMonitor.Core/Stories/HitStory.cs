using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Stories;

/// <summary>The story of a hit, as far as it is known: the hits of all watchlists that tell it.</summary>
/// <param name="Id">The item that told it first.</param>
/// <param name="Tellings">The hits, first told first; never empty.</param>
public sealed record HitStory(ItemId Id, IReadOnlyList<StoryTelling> Tellings)
{
    /// <summary>A story has so many sources at most: of more, the first.</summary>
    public const int MostSources = 50;

    /// <summary>The story that a hit tells alone.</summary>
    public static HitStory OfOne(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new HitStory(hit.Item, [StoryTelling.Of(hit)]);
    }

    /// <summary>Where it was told beside an item, first told first.</summary>
    public IReadOnlyList<StorySource> SourcesBeside(ItemId item) =>
        [.. Tellings.Where(telling => telling.Item != item).DistinctBy(telling => telling.Item).Take(MostSources).Select(telling => telling.Source)];
}
