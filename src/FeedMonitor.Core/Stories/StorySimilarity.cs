using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Says whether two items tell the same story.</summary>
/// <remarks>
/// It errs to the side of apart: a story told twice is a nuisance, two stories taken for one hide an event. What keeps items apart is
/// therefore worth more than what joins them: other names, other figures, another number of a series, another day, another stage of the matter.
/// A follow-up that repeats most of what was told, and neither names another day nor looks back, is still taken for the same story now and then.
/// </remarks>
public static class StorySimilarity
{
    private const double HalfOfHeadline = 2;
    private const double HalfOfNames = 1;
    private const double HalfOfFigures = 1.5;

    // Two names, or figures, of one's own say enough.
    private const double MostAlone = 2;

    // A lead of sixty words has nearly as many passages.
    private const int MostOfShort = TermCollector.LeadWords + 4;

    /// <summary>Compares two items. The order makes no difference.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="frequencies">How common words are.</param>
    public static StoryEvidence Compare(StorySignature a, StorySignature b, TermFrequencies frequencies)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(frequencies);
        var (ofA, ofB) = (default(TermShares), default(TermShares));
        foreach (var (left, right) in SortedTerms.Join(a.Terms, b.Terms))
        {
            var weight = frequencies.Weight((left ?? right)!.Value.Hash);
            ofA.Add(left, right, weight);
            ofB.Add(right, left, weight);
        }

        var isHeadlineAlone = a.PassageCount == 0 || b.PassageCount == 0;
        return new StoryEvidence(
            Math.Min(ofA.Headline.Towards(HalfOfHeadline), ofB.Headline.Towards(HalfOfHeadline)),
            ofA.Product / Math.Max(double.Epsilon, Math.Sqrt(ofA.Square * ofB.Square)),
            Both(ofA.Names, ofB.Names, HalfOfNames),
            Math.Min(ofA.Figures.Towards(HalfOfFigures), ofB.Figures.Towards(HalfOfFigures)),
            Math.Min(1, Math.Min(ofA.HeadlineNamesAlone, ofB.HeadlineNamesAlone)),
            Math.Min(MostAlone, Math.Min(ofA.NamesAlone, ofB.NamesAlone)),
            Math.Min(MostAlone, Math.Min(ofA.FiguresAlone, ofB.FiguresAlone)),
            Passages.Copied(a, b),
            StoryClashes.Of(a, b),
            isHeadlineAlone,
            !isHeadlineAlone && Math.Max(a.PassageCount, b.PassageCount) <= MostOfShort,
            ofA.Names.IsEmpty || ofB.Names.IsEmpty);
    }

    private static double Both(Share a, Share b, double half) => a.IsEmpty || b.IsEmpty ? 0.5 : (a.Towards(half) + b.Towards(half)) / 2;

    // What one item has, seen from its side.
    private struct TermShares
    {
        private const double OfHeadline = 1.3;
        private const double OfLead = 0.6;
        private const double EventOfHeadline = 1.5;

        public Share Headline;
        public Share Names;
        public Share Figures;
        public double Product;
        public double Square;
        public double HeadlineNamesAlone;
        public double NamesAlone;
        public double FiguresAlone;

        public void Add(StoryTerm? own, StoryTerm? other, double weight)
        {
            if (own is not { } term || !term.IsInFront)
            {
                return;
            }

            var place = term.IsInHeadline ? OfHeadline : OfLead;
            if (term.IsInHeadline)
            {
                Headline.Add(weight, other is { IsInFront: true });
            }

            if (term.Traits.HasFlag(TermTraits.Name))
            {
                Names.Add(weight * place, other is not null);
                HeadlineNamesAlone += term.IsInHeadline && other is null ? weight : 0;
                NamesAlone += other is null ? weight : 0;
            }
            else if (term.Traits.HasFlag(TermTraits.Number))
            {
                Figures.Add(weight * place, other is not null);
                FiguresAlone += other is null ? weight : 0;
            }
            else
            {
                Square += Squared(weight, term, term);
                Product += other is { IsInFront: true, IsOfEvent: true } shared ? Squared(weight, term, shared) : 0;
            }
        }

        private static double Squared(double weight, StoryTerm one, StoryTerm other) =>
            weight * weight * ((one.IsInHeadline ? EventOfHeadline : 1) * (other.IsInHeadline ? EventOfHeadline : 1));
    }
}
