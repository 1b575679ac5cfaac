using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

/// <summary>What is new in a feed document, against what its feed has shown before. A pure function.</summary>
/// <param name="Items">The items under no known alias, in the document's order.</param>
/// <param name="Edited">The items that are known and say something that they did not say before.</param>
/// <param name="Seen">The seen set after this document.</param>
/// <param name="MayHaveGap">None of the document's items was known though the feed was: the window may have rolled past between polls.</param>
public sealed record NewItems(IReadOnlyList<IdentifiedItem> Items, IReadOnlyList<IdentifiedItem> Edited, SeenSet Seen, bool MayHaveGap)
{
    /// <summary>Finds them.</summary>
    public static NewItems Find(FeedState state, IdentifiedItems identified)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(identified);
        var items = identified.Items;
        var fresh = items.Where(item => !item.Aliases.Any(state.Seen.Contains)).ToArray();

        // Only of an item that is known by the name from which its id is made is it certain which one it is.
        var edited = items.Where(item => state.Seen.Contains(item.Aliases[0]) && !state.Seen.Contains(item.Version)).ToArray();
        return new NewItems(
            fresh,
            edited,
            state.Seen.Show(Hashes(identified)),
            state.HasBaseline && state.Seen.Count > 0 && items.Count > 0 && fresh.Length == items.Count);
    }

    // Of a feed with more of them than the set holds, the last ones stay: the first name of each item, which is enough to know it.
    private static IEnumerable<ulong> Hashes(IdentifiedItems identified) =>
        [
            .. identified.Signs,
            .. identified.Items.Select(item => item.Version),
            .. identified.Items.SelectMany(item => item.Aliases.Skip(1)),
            .. identified.Items.Select(item => item.Aliases[0]),
        ];
}
