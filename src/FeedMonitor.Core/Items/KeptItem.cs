namespace FeedMonitor.Items;

/// <summary>Looks for an item in what is kept.</summary>
public static class KeptItem
{
    /// <summary>The newest text of an item, by which the monitor's latest answer came about; or null.</summary>
    /// <param name="id">The item.</param>
    /// <param name="history">Where it is kept.</param>
    /// <param name="since">All hours from that of this time on are read, so better not the whole of what is kept.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<HistoryItem?> FindAsync(ItemId id, IItemHistory history, DateTimeOffset since, CancellationToken cancel)
    {
        HistoryItem? newest = null;
        await foreach (var item in history.ReadAsync(since, cancel))
        {
            newest = item.Id == id && (newest is null || item.FirstSeen > newest.FirstSeen) ? item : newest;
        }

        return newest;
    }
}
