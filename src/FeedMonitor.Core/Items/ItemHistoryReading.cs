using System.Runtime.CompilerServices;

namespace FeedMonitor.Items;

/// <summary>Reads the history item by item.</summary>
public static class ItemHistoryReading
{
    /// <summary>All that can be read of what was first seen in the hour of <paramref name="since"/> or later, in the order in which it was kept.</summary>
    /// <param name="history">The history.</param>
    /// <param name="since">From when on.</param>
    /// <param name="cancel">Stops it.</param>
    public static async IAsyncEnumerable<HistoryItem> ReadAsync(this IItemHistory history, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(history);
        foreach (var chunk in await history.ListAsync(since, DateTimeOffset.MaxValue, cancel))
        {
            foreach (var item in (await history.ReadAsync(chunk, cancel)).Items)
            {
                yield return item;
            }
        }
    }
}
