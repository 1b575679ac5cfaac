namespace FeedMonitor.Stories;

/// <summary>What two items have in common and what keeps them apart. Shares run from 0 to 1; one half where there is nothing to tell by.</summary>
/// <param name="Headlines">How much of either headline stands in the other's headline or lead: the smaller share of the two.</param>
/// <param name="Events">How alike the words are that say what happened, without names and numbers.</param>
/// <param name="Names">How many of the names of headline and lead the other item has as well.</param>
/// <param name="Figures">How many of the figures of headline and lead the other item has as well: the smaller share of the two, since a follow-up repeats those of before and adds its own.</param>
/// <param name="OtherNames">Whether either headline bears a name that the other item has nowhere: 0, one of them does not, to 1.</param>
/// <param name="OwnNames">How many names of headline and lead the other item has nowhere, by weight: the fewer of the two, 0 to 2.</param>
/// <param name="OwnFigures">The same of figures.</param>
/// <param name="Copied">How much of the shorter text's passages stands in the longer.</param>
/// <param name="Clashes">What both number, date or place in a course differently.</param>
/// <param name="IsHeadlineAlone">Whether one of them has no text, so that there is less to tell them apart by.</param>
/// <param name="AreShort">Whether both have a text and neither is longer than a lead: in so little, what a follow-up repeats of the first report is most of it.</param>
/// <param name="IsNameless">Whether one of them names nobody and no place in headline and lead: talk and tables, which have much in common with others of their kind.</param>
public sealed record StoryEvidence(
    double Headlines, double Events, double Names, double Figures, double OtherNames, double OwnNames, double OwnFigures, double Copied, StoryClashes Clashes, bool IsHeadlineAlone, bool AreShort, bool IsNameless)
{
    // Shares count by their logarithm: what tells one story has something of each kind, and much of one makes good for
    // little of another only so far. The weights were chosen in the middle of a range where nothing depends on them,
    // see tests/README.md.
    private const double Bias = 2.5;
    private const double OfHeadlines = 1.2;
    private const double OfEvents = 0.7;
    private const double OfNames = 2.6;
    private const double OfFigures = 1.9;
    private const double OfOtherNames = -2.8;
    private const double OfOwnNames = -0.25;
    private const double OfOwnFigures = -1.1;
    private const double OfCopied = 3.0;
    private const double OfOtherNumber = -5.5;
    private const double OfOtherDay = -2.0;
    private const double OfOtherWeekday = -3.0;
    private const double OfNewWeekday = -0.8;
    private const double OfOtherStage = -2.3;
    private const double OfLookingBack = -1.8;
    private const double OfHeadlineAlone = -0.25;
    private const double OfShort = -0.6;
    private const double OfNameless = -0.5;

    // Full agreement on names and figures is also what a follow-up has: it says no more than most.
    private const double MostOfNames = 0.75;
    private const double MostOfFigures = 0.8;
    private const double LeastOfHeadlines = 0.08;
    private const double LeastOfEvents = 0.05;

    // Reports on alike events have phrases in common; only beyond this share is it a copy.
    private const double Phrases = 0.4;

    /// <summary>How sure it is that both tell one story: 0 to 1; from one half on they do.</summary>
    public double Score => 1 / (1 + Math.Exp(-Sum));

    /// <summary>Whether both tell one story.</summary>
    public bool IsSame => Score >= 0.5;

    private double Sum => Bias
        + (OfHeadlines * Math.Log(Math.Max(LeastOfHeadlines, Headlines)))
        + (OfEvents * Math.Log(Math.Max(LeastOfEvents, Events)))
        + (OfNames * Math.Log(2 * Math.Min(MostOfNames, Names)))
        + (OfFigures * Math.Log(2 * Math.Min(MostOfFigures, Figures)))
        + (OfOtherNames * OtherNames)
        + (OfOwnNames * OwnNames)
        + (OfOwnFigures * OwnFigures)
        + (OfCopied * Math.Max(0, Copied - Phrases))
        + (Clashes.IsOtherNumber ? OfOtherNumber : 0)
        + (Clashes.IsOtherDay ? OfOtherDay : 0)
        + (Clashes.IsOtherWeekday ? OfOtherWeekday : Clashes.IsNewWeekday ? OfNewWeekday : 0)
        + (Clashes.IsOtherStage ? OfOtherStage : 0)
        + (Clashes.IsLookingBack ? OfLookingBack : 0)
        + (IsHeadlineAlone ? OfHeadlineAlone : AreShort ? OfShort : IsNameless ? OfNameless : 0);
}
