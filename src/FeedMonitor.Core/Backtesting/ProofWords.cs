using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Backtesting;

/// <summary>Finds in a sentence the words that prove a hit.</summary>
internal static class ProofWords
{
    /// <summary>The evidence with its words.</summary>
    /// <param name="proof">The evidence.</param>
    /// <param name="texts">The texts from one of which it is, that of the last edit first.</param>
    public static SampleProof In(Evidence proof, IReadOnlyList<CleanText> texts)
    {
        foreach (var text in texts)
        {
            if (StartIn(proof, text.Shown) is { } start)
            {
                return new SampleProof(proof, start, proof.Length);
            }
        }

        return new SampleProof(proof, 0, 0);
    }

    // The same words may stand twice in a sentence: the place is the one before which the text reads like the sentence.
    private static int? StartIn(Evidence proof, string shown)
    {
        if (proof.Length == 0 || proof.Start + proof.Length > shown.Length)
        {
            return null;
        }

        var words = shown.AsSpan(proof.Start, proof.Length);
        for (var at = 0; proof.Text.AsSpan(at).IndexOf(words, StringComparison.Ordinal) is >= 0 and var next; at++)
        {
            at += next;

            // A sentence that was cut begins with an ellipsis of its own.
            var from = proof.Text is ['…', ..] ? 1 : 0;
            var before = proof.Text.AsSpan(from, Math.Max(0, at - from));
            if (before.Length <= proof.Start && shown.AsSpan(proof.Start - before.Length, before.Length).SequenceEqual(before))
            {
                return at;
            }
        }

        return null;
    }
}
