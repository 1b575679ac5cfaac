namespace FeedMonitor.Matching;

/// <summary>That a term was found which makes a watchlist worth evaluating.</summary>
/// <param name="Use">The watchlist's use of it.</param>
/// <param name="Found">Which of the found terms it is.</param>
internal readonly record struct Trigger(TermUse Use, int Found);

/// <summary>What matching an item works on, used again for the next item so that one without a hit allocates nothing.</summary>
internal sealed class MatchScratch
{
    public ScanScratch Scan { get; init; } = new();

    public ItemPlaces Item { get; } = new();

    public List<Trigger> Triggers { get; } = [];

    /// <summary>How many watchlists were evaluated for the last item.</summary>
    public int Evaluated { get; set; }
}
