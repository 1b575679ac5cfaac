using FeedMonitor.Hits;
using FeedMonitor.Matching;

namespace FeedMonitor.Alerts.Messages;

/// <summary>Says in a few words what of a watchlist a proof fulfils.</summary>
internal static class HitReason
{
    /// <summary><c>drone* in drone* NEAR/5 Iran</c>, <c>"John Example" (entry 4711)</c>, or the term alone.</summary>
    public static string Of(Evidence proof)
    {
        var clause = proof.Clause is TermMatch.OfTerms || proof.Clause == proof.Term ? "" : $" in {proof.Clause}";
        return Plain.Name($"{proof.Term}{clause}{(proof.Reference is { } entry ? $" (entry {entry})" : "")}");
    }
}
