namespace FeedMonitor.Items;

/// <summary>
/// Keeps every cleaned item for a while, in compressed chunks and not as table rows: those would cost memory and money a row.
/// </summary>
public interface IItemHistory
{
    /// <summary>Keeps the items of one round of polls. Kept again after a crash, they may stand twice: what was seen first counts.</summary>
    Task AppendAsync(IReadOnlyList<HistoryItem> items, CancellationToken cancel);

    /// <summary>
    /// The chunks of all hours from that of <paramref name="since"/> to before <paramref name="until"/>, in the order in which they were kept.
    /// </summary>
    Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel);

    /// <summary>The items of a chunk. Safe on many threads at once; what is damaged is said, and the rest is read.</summary>
    Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel);

    /// <summary>Removes the chunks of all hours before <paramref name="before"/>.</summary>
    /// <returns>How many chunks went.</returns>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel);
}
