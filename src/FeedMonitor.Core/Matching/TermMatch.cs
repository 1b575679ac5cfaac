using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>One place where a watchlist's term stands.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="Term">The term.</param>
/// <param name="Zone">The zone of its block.</param>
/// <param name="Start">Where it begins in the shown text, in UTF-16 code units.</param>
/// <param name="Length">How many units it covers.</param>
/// <param name="Sentence">The sentence around it.</param>
public sealed record TermMatch(Watchlist Watchlist, Term Term, Zone Zone, int Start, int Length, string Sentence);
