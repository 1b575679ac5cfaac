using FeedMonitor.Hits;
using FeedMonitor.Items;

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

/// <summary>The hits of one watchlist.</summary>
/// <param name="Count">How many there are: one an item, however often the item was edited.</param>
/// <param name="Days">How many on each day in UTC, oldest first; days without a hit are there as well.</param>
/// <param name="Terms">The terms that hit, noisiest first.</param>
/// <param name="Samples">Some of the hits as they would have been stored, spread over the time, newest first.</param>
public sealed record BacktestHits(int Count, IReadOnlyList<DayHits> Days, IReadOnlyList<TermHits> Terms, IReadOnlyList<Hit> Samples);

/// <summary>The hits of a day.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Hits">How many.</param>
public sealed record DayHits(DateOnly Day, int Hits);

/// <summary>How noisy a term is.</summary>
/// <param name="Term">The term as the watchlist writes it.</param>
/// <param name="Hits">In how many hits it stands.</param>
/// <param name="Share">Of all hits, 0 to 1. Shares of several terms may add up to more.</param>
public sealed record TermHits(string Term, int Hits, double Share);

/// <summary>What would change if one watchlist took the place of another.</summary>
/// <param name="AgainstHits">How many hits the other one has.</param>
/// <param name="New">Items that only the tested one hits.</param>
/// <param name="Lost">Items that only the other one hits.</param>
public sealed record BacktestDiff(int AgainstHits, DiffHits New, DiffHits Lost);

/// <summary>Hits that only one of two watchlists has.</summary>
/// <param name="Count">How many.</param>
/// <param name="Samples">Some of them, spread over the time, newest first.</param>
public sealed record DiffHits(int Count, IReadOnlyList<Hit> Samples);

/// <summary>A chunk of the history of which not all could be read.</summary>
/// <param name="Name">The chunk.</param>
/// <param name="Damage">What is wrong with it: see <see cref="HistoryReading.Damage"/>.</param>
public sealed record DamagedChunk(string Name, string Damage);
