using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>In how many of the late items each term stands, and how much a term therefore says. Not safe for several threads.</summary>
/// <remarks>
/// A term's weight is its inverse document frequency, between 0 and 1. Before there are items, a table of common words stands in: it
/// weighs like <see cref="Prior"/> items in which a common word stands in every twelfth, and any other in one.
/// </remarks>
public sealed class TermFrequencies
{
    private const double Prior = 1_200;
    private const double PriorOfCommon = 100;

    private readonly Dictionary<uint, int> items = [];

    /// <summary>How many items were counted.</summary>
    public int Items { get; private set; }

    /// <summary>Counts an item.</summary>
    public void Add(StorySignature item) => Count(item, 1);

    /// <summary>Forgets an item that was counted.</summary>
    public void Remove(StorySignature item) => Count(item, -1);

    /// <summary>How much it says that a term stands in two items: 0, nothing, to 1.</summary>
    public double Weight(uint term)
    {
        var all = Prior + Items;
        var own = (CommonWords.Contains(term) ? PriorOfCommon : 1) + items.GetValueOrDefault(term);
        return Math.Max(0, Math.Log(all / own) / Math.Log(all));
    }

    private void Count(StorySignature item, int by)
    {
        ArgumentNullException.ThrowIfNull(item);
        Items += by;
        foreach (var term in item.Terms)
        {
            var count = items.GetValueOrDefault(term.Hash) + by;
            if (count > 0)
            {
                items[term.Hash] = count;
            }
            else
            {
                items.Remove(term.Hash);
            }
        }
    }
}
