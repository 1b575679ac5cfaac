using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;

namespace FeedMonitor.Items;

/// <summary>A cleaned item as it is kept for back-tests and explanations.</summary>
/// <param name="Id">The item.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Link">Its address, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="FirstSeen">When the monitor first saw it.</param>
/// <param name="Text">Its text, with zones.</param>
public sealed record HistoryItem(
    ItemId Id, FeedId Feed, string Title, string? Link, DateTimeOffset? Published, DateTimeOffset FirstSeen, CleanText Text);

/// <summary>
/// Keeps every cleaned item for a while, in compressed chunks and not as table rows: those would cost memory and money a row.
/// </summary>
public interface IItemHistory
{
    /// <summary>Keeps the new items of one round of polls. Kept again after a crash, they may stand twice: readers take the first of an id.</summary>
    Task AppendAsync(IReadOnlyList<HistoryItem> items, CancellationToken cancel);

    /// <summary>All kept items that were first seen at or after <paramref name="since"/>'s hour, oldest chunk first.</summary>
    IAsyncEnumerable<HistoryItem> ReadAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>Removes the chunks of all hours before <paramref name="before"/>.</summary>
    /// <returns>How many chunks went.</returns>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel);
}
