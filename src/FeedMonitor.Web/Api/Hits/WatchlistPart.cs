namespace FeedMonitor.Web.Api.Hits;

/// <summary>A watchlist as views name it.</summary>
internal sealed record WatchlistPart(string Id, string Name);
