namespace FeedMonitor.Web.Api.Backtests;

/// <summary>What is to be tested.</summary>
/// <param name="Watchlist">The id of a stored watchlist; null where <paramref name="Source"/> is given.</param>
/// <param name="Source">The text of a watchlist's file that need not be saved.</param>
/// <param name="Days">The days up to now, 1 to 90; 30 if none are given.</param>
/// <param name="Against">The id of a stored watchlist to compare it with, or null.</param>
internal sealed record BacktestQuestion(string? Watchlist, string? Source, int? Days, string? Against);
