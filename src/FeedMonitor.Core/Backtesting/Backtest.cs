using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;

namespace FeedMonitor.Backtesting;

/// <summary>
/// Tells what a watchlist would have raised, by the same matcher and the same rules of hits as polling: on the items that were kept, as they were
/// cleaned then. What it takes in memory is for each item its id and for each hit its terms, never the items.
/// </summary>
/// <remarks>It writes nothing, and may run beside a monitor on the same storage.</remarks>
public sealed class Backtest(IItemHistory history, IFeedStore feeds)
{
    // Enough to hide the way to a storage far away, and few enough that the largest chunks fit into memory.
    private static readonly int ChunksAhead = Math.Clamp(Environment.ProcessorCount * 4, 8, 32);

    /// <summary>Runs it.</summary>
    /// <param name="request">What to test.</param>
    /// <param name="progress">Told after each chunk, in order; or null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<BacktestReport> RunAsync(BacktestRequest request, IProgress<BacktestProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var chunks = await history.ListAsync(request.Since, request.Until, cancel);
        var listed = (await feeds.ListAsync(cancel)).ToDictionary(record => record.Feed.Id, record => record.Feed);
        var replay = new ChunkReplay(history, WatchlistMatcher.Build(request.Against is { } against ? [request.Watchlist, against] : [request.Watchlist]), listed);
        var tally = new BacktestTally(request);
        var (allBytes, bytes, read) = (chunks.Sum(chunk => chunk.Bytes), 0L, 0);
        await foreach (var replayed in InOrder.SelectAsync(chunks, ChunksAhead, replay.RunAsync, cancel))
        {
            tally.Add(replayed);
            bytes += replayed.Chunk.Bytes;
            progress?.Report(new BacktestProgress(tally.Items, tally.Hits, ++read, chunks.Count, bytes, allBytes));
        }

        return tally.Report(bytes);
    }
}
