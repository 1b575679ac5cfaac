using FeedMonitor.Backtesting;

namespace FeedMonitor.Items;

/// <summary>Looks for an item in what is kept.</summary>
public static class KeptItem
{
    // Enough to hide the way to a storage far away: a day has up to 1,440 chunks.
    private const int ChunksAhead = 16;

    /// <summary>The newest text of an item, by which the monitor's latest answer came about; or null.</summary>
    /// <param name="id">The item.</param>
    /// <param name="history">Where it is kept.</param>
    /// <param name="since">All hours from that of this time on are read, so better not the whole of what is kept.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<HistoryItem?> FindAsync(ItemId id, IItemHistory history, DateTimeOffset since, CancellationToken cancel) => FindAsync(id, history, since, DateTimeOffset.MaxValue, cancel);

    /// <summary>The newest text of an item of some hours, or null.</summary>
    /// <param name="id">The item.</param>
    /// <param name="history">Where it is kept.</param>
    /// <param name="since">All hours from that of this time on are read,</param>
    /// <param name="until">to before that of this time.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<HistoryItem?> FindAsync(ItemId id, IItemHistory history, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(history);
        HistoryItem? newest = null;
        var chunks = await history.ListAsync(since, until, cancel);
        await foreach (var reading in InOrder.SelectAsync(chunks, ChunksAhead, history.ReadAsync, cancel))
        {
            foreach (var item in reading.Items.Where(item => item.Id == id))
            {
                newest = newest is null || item.FirstSeen > newest.FirstSeen ? item : newest;
            }
        }

        return newest;
    }
}
