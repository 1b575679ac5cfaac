using FeedMonitor.Feeds;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>
/// Looks at a hit once more before it is told: since it was found, the site may have shown on other items what the hit stands on, and
/// then that is no part of the article.
/// </summary>
public sealed class ProofReview(IFeedStore feeds)
{
    /// <summary>Why a hit is not told of which stood on nothing else.</summary>
    public const string Repeated = "its terms stand only in what the site repeats on other items";

    /// <summary>The hit with the proofs that still hold and the terms that may still stand in the article; null if no proof holds.</summary>
    public async Task<Hit?> OfAsync(Hit hit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hit);
        if (await feeds.FindAsync(hit.Feed, cancel) is not { } record)
        {
            return hit;
        }

        Evidence[] holds = [.. hit.Evidence.Where(proof => !record.State.Repeats.IsBoilerplate(proof.Block))];
        return holds.Length == hit.Evidence.Count ? hit
            : holds.Length > 0 ? hit with { Evidence = holds, Terms = [.. hit.Terms.Where(term => MayStand(hit, term, holds))] }
            : MayHaveMore(hit) ? hit
            : null;
    }

    // Not every place of a term is kept as a proof: where there was no room for more, one of the others may hold.
    private static bool MayHaveMore(Hit hit) =>
        hit.Evidence.Count >= HitComposer.SentencesPerHit
        || hit.Evidence.GroupBy(proof => proof.Term, StringComparer.Ordinal).Any(term => term.Count() >= HitComposer.SentencesPerTerm);

    private static bool MayStand(Hit hit, string term, Evidence[] holds) =>
        holds.Any(proof => proof.Term == term)
        || hit.Evidence.Count >= HitComposer.SentencesPerHit
        || hit.Evidence.Count(proof => proof.Term == term) is 0 or >= HitComposer.SentencesPerTerm;
}
