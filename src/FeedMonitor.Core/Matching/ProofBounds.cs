namespace FeedMonitor.Matching;

/// <summary>
/// How much of an item is told as proof of one watchlist, in reading order. Whether a watchlist hits counts all places; but each that is told
/// takes a sentence, and a hostile item may hold a term millions of times.
/// </summary>
public static class ProofBounds
{
    /// <summary>The places of one term.</summary>
    public const int PlacesOfTerm = 300;

    /// <summary>The places of all terms. An article has some hundred.</summary>
    public const int Places = 10_000;

    /// <summary>The stretches that take part in one <c>NEAR</c>.</summary>
    public const int StretchesOfNear = 1 << 14;
}
