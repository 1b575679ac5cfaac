using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>A watchlist's file.</summary>
/// <param name="Id">The watchlist.</param>
/// <param name="File">The file's name in the configuration folder.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Version">The version of that.</param>
/// <param name="Check">What that says, or what is wrong with it.</param>
public sealed record WatchlistText(WatchlistId Id, string File, string Text, string Version, WatchlistCheck Check);

/// <summary>What a watchlist's text says, or what is wrong with it.</summary>
/// <param name="Source">The watchlist; null if something is wrong.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record WatchlistCheck(WatchlistSource? Source, IReadOnlyList<EditError> Errors);
