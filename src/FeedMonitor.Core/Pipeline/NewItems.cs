using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

/// <summary>What is new in a feed document, against what its feed has shown before. A pure function.</summary>
/// <param name="Items">The items under no known alias, in the document's order.</param>
/// <param name="Seen">The seen set after this document.</param>
/// <param name="MayHaveGap">None of the document's items was known though the feed was: the window may have rolled past between polls.</param>
public sealed record NewItems(IReadOnlyList<IdentifiedItem> Items, SeenSet Seen, bool MayHaveGap)
{
    /// <summary>Finds them.</summary>
    public static NewItems Find(FeedState state, IReadOnlyList<IdentifiedItem> items)
    {
        ArgumentNullException.ThrowIfNull(state);
        var fresh = items.Where(item => !item.Aliases.Any(state.Seen.Contains)).ToArray();
        return new NewItems(
            fresh,
            state.Seen.Show(Names(items)),
            state.HasBaseline && state.Seen.Count > 0 && items.Count > 0 && fresh.Length == items.Count);
    }

    // Of a feed with more names than the set holds, the last ones stay: the first name of each item, which is enough to know it.
    private static IEnumerable<ulong> Names(IReadOnlyList<IdentifiedItem> items) =>
        items.SelectMany(item => item.Aliases.Skip(1)).Concat(items.Select(item => item.Aliases[0]));
}
