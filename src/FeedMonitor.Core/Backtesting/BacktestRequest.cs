using FeedMonitor.Watchlists;

namespace FeedMonitor.Backtesting;

/// <summary>What is to be tested on what was kept.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="Since">Items that were first seen in this hour or later. Edits of earlier ones are counted apart: see <see cref="BacktestReport.EarlierHits"/>.</param>
/// <param name="Until">Items that were first seen before this hour.</param>
public sealed record BacktestRequest(Watchlist Watchlist, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>The watchlist to compare it with, or null; it may have the same id.</summary>
    public Watchlist? Against { get; init; }

    /// <summary>How many hits are shown whole, 1 or more.</summary>
    public int Samples { get; init; } = 10;
}
