namespace FeedMonitor.Backtesting;

/// <summary>How far a back-test is.</summary>
/// <param name="Items">Items looked at so far.</param>
/// <param name="Hits">Hits so far.</param>
/// <param name="Chunks">Chunks of the history read so far.</param>
/// <param name="AllChunks">Chunks there are.</param>
/// <param name="Bytes">Bytes of storage read so far.</param>
/// <param name="AllBytes">Bytes there are.</param>
public sealed record BacktestProgress(int Items, int Hits, int Chunks, int AllChunks, long Bytes, long AllBytes);
