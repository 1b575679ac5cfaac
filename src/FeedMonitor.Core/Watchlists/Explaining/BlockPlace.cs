using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Finds the block in which a place stands.</summary>
internal static class BlockPlace
{
    /// <summary>The number of the block.</summary>
    public static int Of(CleanText text, TermMatch place)
    {
        for (var number = 0; number < text.Blocks.Count; number++)
        {
            var block = text.Blocks[number];
            if (block.Start <= place.Start && place.Start < block.Start + block.Text.Length)
            {
                return number;
            }
        }

        throw new ArgumentException($"No block holds the place {place.Start}.", nameof(place));
    }
}
