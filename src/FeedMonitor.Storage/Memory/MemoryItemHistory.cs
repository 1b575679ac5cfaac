using System.Globalization;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Memory;

internal sealed class MemoryItemHistory : IItemHistory
{
    private readonly Lock gate = new();
    private readonly List<(HistoryChunk Chunk, IReadOnlyList<HistoryItem> Items)> chunks = [];
    private int lastName;

    public PackedItems Pack(IReadOnlyList<HistoryItem> items) => new HeldItems(items);

    public Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel)
    {
        HistoryItem[] items = [.. packs.Cast<HeldItems>().SelectMany(pack => pack.Items)];
        lock (gate)
        {
            // Kept again after a crash, a chunk replaces itself.
            chunks.RemoveAll(chunk => chunk.Items.Select(item => (item.Id, item.Version)).SequenceEqual(items.Select(item => (item.Id, item.Version))));
            if (items.Length > 0)
            {
                chunks.Add((new HistoryChunk((++lastName).ToString(CultureInfo.InvariantCulture), Hour(items[0].FirstSeen), Bytes: 0), items));
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<HistoryChunk>>(
            [
                .. chunks.Where(kept => kept.Chunk.Hour >= Hour(since) && kept.Chunk.Hour < Hour(until))
                    .OrderBy(kept => kept.Items[0].FirstSeen)
                    .Select(kept => kept.Chunk),
            ]);
        }
    }

    public Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(chunks.Find(kept => kept.Chunk == chunk).Items is { } items ? new HistoryReading(items) : new HistoryReading([], "was removed meanwhile"));
        }
    }

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(chunks.RemoveAll(kept => kept.Chunk.Hour < Hour(before)));
        }
    }

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    // It keeps the items themselves, so nothing is won by packing them.
    private sealed class HeldItems(IReadOnlyList<HistoryItem> items) : PackedItems(items.Sum(item => item.Text.Shown.Length * sizeof(char)))
    {
        public IReadOnlyList<HistoryItem> Items => items;
    }
}
