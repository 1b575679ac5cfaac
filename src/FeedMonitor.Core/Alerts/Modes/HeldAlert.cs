using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts.Modes;

/// <summary>What the outbox row of an alert that waits says, so that those are found which will be told together.</summary>
/// <param name="Reason">For what it waits.</param>
/// <param name="Watchlist">Its hit's watchlist.</param>
/// <param name="Since">When it was owed.</param>
/// <param name="FoundAt">When its hit was found.</param>
public sealed record HeldAlert(DigestReason Reason, WatchlistId Watchlist, DateTimeOffset Since, DateTimeOffset FoundAt);
