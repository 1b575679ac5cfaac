using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>Finds terms anew, as they stand in a stored hit: its watchlist may be another one by now.</summary>
public static class TermPlaces
{
    private static readonly WatchlistId Any = WatchlistId.Parse("marks");

    /// <summary>Every place of every term, in reading order.</summary>
    /// <param name="terms">The terms as a watchlist writes them; those that can't be read, as one that was cut, are passed over.</param>
    /// <param name="text">Where they are looked for.</param>
    public static IReadOnlyList<TermMatch> Find(IEnumerable<string> terms, CleanText text)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Term[] read = [.. terms.Distinct(StringComparer.Ordinal).Select(term => Term.TryParse(term, out var known, out _) ? known : null).OfType<Term>()];
        return read.Length > 0 && WatchlistMatcher.Build([new Watchlist(Any, "", read, [])]).Match(text, ItemOrigin.Unknown) is [var match] ? match.Places : [];
    }
}
