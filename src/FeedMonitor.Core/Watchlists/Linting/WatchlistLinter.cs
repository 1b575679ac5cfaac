namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds what is odd about a watchlist: what matches everywhere, what can never match, what says the same twice.</summary>
public static class WatchlistLinter
{
    /// <summary>The findings, those on terms first.</summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="origins">Of each of its terms, where it comes from. The names of a list are somebody else's: nobody is told that two of them repeat each other.</param>
    public static IReadOnlyList<LintFinding> Lint(Watchlist watchlist, IReadOnlyList<TermOrigin> origins)
    {
        ArgumentNullException.ThrowIfNull(watchlist);
        ArgumentNullException.ThrowIfNull(origins);
        TermOrigin[] writtenBy = [.. origins.Where(origin => origin != TermOrigin.List)];
        Wording[] written = [.. watchlist.Terms.Where((_, number) => origins[number] != TermOrigin.List).Select(term => new Wording(term))];
        return
        [
            .. BroadTerms.Find(watchlist, origins),
            .. RepeatedTerms.Find(written, writtenBy, watchlist.MinTerms),
            .. VetoedTerms.Find(written, watchlist.None),
            .. watchlist.Query is { } query ? QueryLint.Find(query, watchlist) : [],
            .. watchlist.None.SelectMany(none => QueryLint.Find(none, watchlist)),
        ];
    }
}
