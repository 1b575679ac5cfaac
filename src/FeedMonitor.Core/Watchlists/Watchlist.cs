namespace FeedMonitor.Watchlists;

/// <summary>The words that somebody must not miss, and who is told.</summary>
/// <param name="Id">Its name in storage.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Terms">What it looks for: any one of these is a hit.</param>
/// <param name="Channels">The ids of the channels that are told; none means that hits are kept and nobody is told.</param>
public sealed record Watchlist(WatchlistId Id, string Name, IReadOnlyList<Term> Terms, IReadOnlyList<string> Channels);
