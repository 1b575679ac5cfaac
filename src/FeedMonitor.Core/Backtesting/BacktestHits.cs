using FeedMonitor.Hits;

namespace FeedMonitor.Backtesting;

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
