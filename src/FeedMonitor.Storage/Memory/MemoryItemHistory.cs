using System.Runtime.CompilerServices;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Memory;

internal sealed class MemoryItemHistory : IItemHistory
{
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset Hour, IReadOnlyList<HistoryItem> Items)> chunks = [];

    public Task AppendAsync(IReadOnlyList<HistoryItem> items, CancellationToken cancel)
    {
        lock (gate)
        {
            // Kept again after a crash, a chunk replaces itself.
            chunks.RemoveAll(chunk => chunk.Items.Select(item => item.Id).SequenceEqual(items.Select(item => item.Id)));
            if (items.Count > 0)
            {
                chunks.Add((Hour(items[0].FirstSeen), items));
            }
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<HistoryItem> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        HistoryItem[] kept;
        lock (gate)
        {
            kept = [.. chunks.Where(chunk => chunk.Hour >= Hour(since)).OrderBy(chunk => chunk.Hour).SelectMany(chunk => chunk.Items)];
        }

        foreach (var item in kept)
        {
            cancel.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(chunks.RemoveAll(chunk => chunk.Hour < Hour(before)));
        }
    }

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
