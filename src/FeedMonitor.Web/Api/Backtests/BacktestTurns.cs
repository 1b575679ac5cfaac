namespace FeedMonitor.Web.Api.Backtests;

/// <summary>Turns of back-tests: each reads the storage as fast as it gives. A page asks anew while its user types, and lets go of the one before.</summary>
internal sealed class BacktestTurns() : Turns("back-tests", mostAtOnce: 2, mostWaiting: 4);
