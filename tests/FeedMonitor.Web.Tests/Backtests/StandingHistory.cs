using FeedMonitor.Items;

namespace FeedMonitor.Web.Backtests;

/// <summary>A history that never answers: who asks it waits until they are stopped.</summary>
internal sealed class StandingHistory : IItemHistory, IDisposable
{
    /// <summary>One count for each who has asked.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    /// <summary>One count for each who was stopped.</summary>
    public SemaphoreSlim Stopped { get; } = new(0);

    public async Task<IReadOnlyList<HistoryChunk>> ListAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        Asked.Release();
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return [];
        }
        finally
        {
            Stopped.Release();
        }
    }

    public PackedItems Pack(IReadOnlyList<HistoryItem> items) => throw new NotSupportedException();

    public Task AppendAsync(IReadOnlyList<PackedItems> packs, CancellationToken cancel) => throw new NotSupportedException();

    public Task<HistoryReading> ReadAsync(HistoryChunk chunk, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancel) => throw new NotSupportedException();

    public void Dispose()
    {
        Asked.Dispose();
        Stopped.Dispose();
    }
}
