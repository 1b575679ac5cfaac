using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>Which of a watchlist's terms stand in an item.</summary>
internal static class FoundTerms
{
    /// <summary>Those of a watchlist that its query triggers: each use of a term that was found.</summary>
    public static List<Trigger> Listed(TermUses listed, int watchlist, ItemPlaces item)
    {
        var found = new List<Trigger>();
        for (var nth = 0; nth < item.Terms; nth++)
        {
            foreach (var use in listed.Of(item.At(nth)[0].Term, watchlist))
            {
                found.Add(new Trigger(use, nth));
            }
        }

        return found;
    }

    /// <summary>
    /// Whether they are enough: so many different terms, and so many different entries for which they stand. One name is one even if
    /// several entries bear it, and one entry is one under however many names it stands there. The two are counted each for itself: which
    /// name speaks for which entry is not settled.
    /// </summary>
    public static bool AreEnough(ReadOnlySpan<Trigger> found, Watchlist watchlist)
    {
        if (found.Length < watchlist.MinTerms || watchlist.MinTerms <= 1)
        {
            return found.Length >= watchlist.MinTerms;
        }

        var texts = new HashSet<int>();
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (use, nth) in found)
        {
            var term = watchlist.Terms[use.Ordinal];
            texts.Add(nth);
            entries.Add(term.Reference ?? term.Text);
        }

        return Math.Min(texts.Count, entries.Count) >= watchlist.MinTerms;
    }
}
