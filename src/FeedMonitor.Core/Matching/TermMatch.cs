using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>One place where a watchlist's term stands.</summary>
/// <param name="Term">The term.</param>
/// <param name="Zone">The zone of its block.</param>
/// <param name="Start">Where it begins in the shown text, in UTF-16 code units.</param>
/// <param name="Length">How many units it covers.</param>
/// <param name="Sentence">The sentence around it.</param>
/// <param name="Clause">
/// What of the watchlist it fulfils: <c>terms</c>, or the part of the query as it is written plainly (<c>drone* NEAR/5 Iran</c>): the
/// outermost <c>NEAR</c> in which it stands, else the operand of the uppermost <c>AND</c>.
/// </param>
public sealed record TermMatch(Term Term, Zone Zone, int Start, int Length, string Sentence, string Clause)
{
    /// <summary>The clause of what the watchlist's terms prove.</summary>
    public const string OfTerms = "terms";

    /// <summary>Where in <see cref="Sentence"/> it stands.</summary>
    public SentenceWords Words { get; init; }
}
