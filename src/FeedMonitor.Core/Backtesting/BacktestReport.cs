namespace FeedMonitor.Backtesting;

/// <summary>What a watchlist would have raised.</summary>
/// <param name="Items">How many different items were looked at.</param>
/// <param name="Bytes">How many bytes of storage they take.</param>
/// <param name="Hits">The hits.</param>
/// <param name="Diff">What would change against the other watchlist, or null if there is none.</param>
/// <param name="Damaged">The chunks of the history of which not all could be read.</param>
public sealed record BacktestReport(int Items, long Bytes, BacktestHits Hits, BacktestDiff? Diff, IReadOnlyList<DamagedChunk> Damaged)
{
    /// <summary>
    /// How many items the watchlist hits by an edit alone that were first seen before the time that was tested. Polling tells of such an edit only
    /// if it shows a term that was not there before, so that they count as no hits here.
    /// </summary>
    public int EarlierHits { get; init; }
}
