using FeedMonitor.Hits;

namespace FeedMonitor.Backtesting;

/// <summary>What would change if one watchlist took the place of another.</summary>
/// <param name="AgainstHits">How many hits the other one has.</param>
/// <param name="New">Items that only the tested one hits.</param>
/// <param name="Lost">Items that only the other one hits.</param>
public sealed record BacktestDiff(int AgainstHits, DiffHits New, DiffHits Lost);

/// <summary>Hits that only one of two watchlists has.</summary>
/// <param name="Count">How many.</param>
/// <param name="Samples">Some of them, spread over the time, newest first.</param>
public sealed record DiffHits(int Count, IReadOnlyList<Hit> Samples);
