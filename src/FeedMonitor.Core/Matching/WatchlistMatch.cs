using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>A watchlist that hits an item, with what proves it.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="Places">The places of its terms by which it hits, in reading order; at least one, and no more than <see cref="ProofBounds"/> says.</param>
public sealed record WatchlistMatch(Watchlist Watchlist, IReadOnlyList<TermMatch> Places);
