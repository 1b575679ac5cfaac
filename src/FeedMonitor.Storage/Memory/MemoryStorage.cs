using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Memory;

/// <summary>Storage in this process's memory: for a try without Node, and for tests. It keeps the same promises, but not across a restart.</summary>
public sealed class MemoryStorage(TimeProvider time) : IStorageSetup
{
    internal MemoryFeedStore Feeds { get; } = new(time);

    internal MemoryWatchlistStore Watchlists { get; } = new();

    internal MemoryHitStore Hits { get; } = new();

    internal MemoryAlertPaceStore Pace { get; } = new();

    internal MemoryItemHistory Items { get; } = new();

    internal MemoryWorkQueues Queues { get; } = new(time);

    /// <inheritdoc />
    public Task EnsureAsync(CancellationToken cancel) => Task.CompletedTask;
}
