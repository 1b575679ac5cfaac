using FeedMonitor.Backtesting;

namespace FeedMonitor.Web.Api.Backtests;

/// <summary>How far a back-test has come: see <see cref="BacktestProgress"/>.</summary>
internal sealed record BacktestProgressView(int Items, int Hits, int Chunks, int OfChunks, long Bytes, long OfBytes)
{
    public static BacktestProgressView Of(BacktestProgress progress) => new(progress.Items, progress.Hits, progress.Chunks, progress.AllChunks, progress.Bytes, progress.AllBytes);
}
