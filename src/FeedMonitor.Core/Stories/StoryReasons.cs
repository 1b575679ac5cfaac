using System.Globalization;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Stories.Words;

namespace FeedMonitor.Stories;

/// <summary>Says in words why two items were joined or kept apart.</summary>
public static class StoryReasons
{
    private const int MostWords = 6;
    private const double RareWord = 0.6;
    private const double Much = 0.4;

    /// <summary>What joins them and what keeps them apart, a short phrase each; what joins comes first.</summary>
    public static IReadOnlyList<string> Of(SignedText a, SignedText b, StoryEvidence evidence, TermFrequencies frequencies)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(frequencies);
        return
        [
            .. Shared("both name", a, b, term => term.Traits.HasFlag(TermTraits.Name), frequencies),
            .. Shared("both give", a, b, term => term.Traits.HasFlag(TermTraits.Number), frequencies),
            .. Shared("both say", a, b, term => term.IsOfEvent && frequencies.Weight(term.Hash) >= RareWord, frequencies),
            .. When(evidence.Copied >= Much, string.Create(CultureInfo.InvariantCulture, $"{evidence.Copied * 100:0} % of the shorter text stands in the longer")),
            .. Clashes(a, b),
            .. When(evidence.Clashes.IsLookingBack, $"one looks back: {LookBack(a) ?? LookBack(b)}"),
            .. When(evidence.Names < Much, $"other names: {Only(a, b, TermTraits.Name, frequencies)} / {Only(b, a, TermTraits.Name, frequencies)}"),
            .. When(evidence.Figures < Much, $"other figures: {Only(a, b, TermTraits.Number, frequencies)} / {Only(b, a, TermTraits.Number, frequencies)}"),
            .. When(evidence.Headlines < Much, "little of either headline stands in the other item"),
            .. When(evidence.IsHeadlineAlone, "a headline alone tells little"),
        ];
    }

    private static IEnumerable<string> When(bool holds, string reason) => holds ? [reason] : [];

    private static IEnumerable<string> Shared(string verb, SignedText a, SignedText b, Func<StoryTerm, bool> counts, TermFrequencies frequencies)
    {
        var shared = SortedTerms.Join(a.Signature.Terms, b.Signature.Terms)
            .Where(pair => pair is { Left: { } left, Right: { } right } && counts(left) && counts(right) && left.IsInFront && right.IsInFront)
            .Select(pair => pair.Left!.Value);
        var words = Words(shared, a, frequencies);
        return When(words.Length > 0, $"{verb} {words}");
    }

    private static string Only(SignedText own, SignedText other, TermTraits trait, TermFrequencies frequencies)
    {
        var known = other.Signature.Terms.Select(term => term.Hash).ToHashSet();
        var words = Words(own.Signature.Terms.Where(term => term.Traits.HasFlag(trait) && term.IsInFront && !known.Contains(term.Hash)), own, frequencies);
        return words.Length > 0 ? words : "none";
    }

    private static string Words(IEnumerable<StoryTerm> terms, SignedText text, TermFrequencies frequencies) => string.Join(", ", terms
        .OrderByDescending(term => term.IsInHeadline).ThenByDescending(term => frequencies.Weight(term.Hash)).ThenBy(term => term.Hash)
        .Take(MostWords).Select(term => text.Surfaces[term.Hash]));

    private static string? LookBack(SignedText text) =>
        text.Signature.Numbers.Where(number => number.Kind == NumberKind.LookBack).Select(number => text.Surfaces[number.Value][(NumberedThing.LookBack.Length + 1)..]).FirstOrDefault();

    private static IEnumerable<string> Clashes(SignedText a, SignedText b) =>
        from things in a.Signature.Numbers.Where(NumberClash.Counts).GroupBy(number => number.Thing)
        let others = b.Signature.Numbers.Where(other => NumberClash.Counts(other) && other.Thing == things.Key).ToList()
        where others.Count > 0 && !things.Any(number => others.Exists(other => other.Value == number.Value))
        select $"{a.Surfaces[things.First().Value]} is not {b.Surfaces[others[0].Value]}";
}
