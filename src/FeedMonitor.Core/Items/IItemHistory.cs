namespace FeedMonitor.Items;

/// <summary>
/// Keeps every cleaned item for a while, in compressed chunks and not as table rows: those would cost memory and money a row.
/// </summary>
public interface IItemHistory
{
    /// <summary>Readies the items of one poll, at least one, to be kept. Nothing is written.</summary>
    PackedItems Pack(IReadOnlyList<HistoryItem> items);

    /// <summary>Keeps the items of one round of polls, packed by this history. Kept again after a crash, they may stand twice: what was seen first counts.</summary>
    Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel);

    /// <summary>Packs and keeps items.</summary>
    Task AppendAsync(IReadOnlyList<HistoryItem> items, CancellationToken cancel) => items.Count == 0 ? Task.CompletedTask : AppendAsync([Pack(items)], cancel);

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
