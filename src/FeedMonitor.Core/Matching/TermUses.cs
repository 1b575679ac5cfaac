namespace FeedMonitor.Matching;

/// <summary>That a watchlist uses a term.</summary>
/// <param name="Watchlist">The watchlist's number.</param>
/// <param name="Ordinal">Which of its terms it is; <see cref="InQuery"/> if it stands in its query.</param>
internal readonly record struct TermUse(int Watchlist, int Ordinal)
{
    public const int InQuery = -1;
}

/// <summary>The uses of each term, those of one term side by side, in the order of the watchlists. Eight bytes a use and four a term.</summary>
internal sealed class TermUses
{
    private readonly int[] starts;
    private readonly TermUse[] uses;

    /// <summary>Orders uses by term.</summary>
    /// <param name="terms">How many terms there are.</param>
    /// <param name="unordered">The uses, in the order of the watchlists.</param>
    public TermUses(int terms, List<(int Term, TermUse Use)> unordered)
    {
        uses = new TermUse[unordered.Count];
        starts = new int[uses.Length == 0 ? 0 : terms + 1];
        foreach (var (term, _) in unordered)
        {
            starts[term + 1]++;
        }

        for (var term = 1; term < starts.Length; term++)
        {
            starts[term] += starts[term - 1];
        }

        var next = (int[])starts.Clone();
        foreach (var (term, use) in unordered)
        {
            uses[next[term]++] = use;
        }
    }

    /// <summary>The uses of a term.</summary>
    public ReadOnlySpan<TermUse> Of(int term) => starts.Length == 0 ? [] : uses.AsSpan(starts[term]..starts[term + 1]);

    /// <summary>The uses of a term by one watchlist.</summary>
    public ReadOnlySpan<TermUse> Of(int term, int watchlist)
    {
        var all = Of(term);
        var from = FirstFrom(all, watchlist);
        return all[from..(from + FirstFrom(all[from..], watchlist + 1))];
    }

    private static int FirstFrom(ReadOnlySpan<TermUse> uses, int watchlist)
    {
        var (low, high) = (0, uses.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = uses[middle].Watchlist < watchlist ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
