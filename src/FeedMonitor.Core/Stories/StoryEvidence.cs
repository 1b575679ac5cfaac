namespace FeedMonitor.Stories;

/// <summary>What two items have in common and what keeps them apart. Shares run from 0 to 1; one half where there is nothing to tell by.</summary>
/// <param name="Headlines">How much of either headline stands in the other's headline or lead: the smaller share of the two.</param>
/// <param name="Events">How alike the words are that say what happened, without names and numbers.</param>
/// <param name="Names">How many of the names of headline and lead the other item has as well.</param>
/// <param name="Figures">The same of figures.</param>
/// <param name="OtherNames">Whether either headline bears a name that the other item has nowhere: 0, one of them does not, to 1.</param>
/// <param name="Copied">How much of the shorter text's passages stands in the longer.</param>
/// <param name="IsOtherNumber">Whether both number one thing differently: the 12th and the 13th package.</param>
/// <param name="IsOtherDay">Whether both name days in headline or lead, and no common one.</param>
/// <param name="IsHeadlineAlone">Whether one of them has no text, so that there is less to tell them apart by.</param>
public sealed record StoryEvidence(
    double Headlines, double Events, double Names, double Figures, double OtherNames, double Copied, bool IsOtherNumber, bool IsOtherDay, bool IsHeadlineAlone)
{
    // Shares count by their logarithm: what tells one story has something of each kind, and much of one makes good for
    // little of another only so far. The weights were chosen in the middle of a range where nothing depends on them,
    // see tests/README.md.
    private const double Bias = 2.2;
    private const double OfHeadlines = 1.2;
    private const double OfEvents = 0.8;
    private const double OfNames = 3.0;
    private const double OfFigures = 2.5;
    private const double OfOtherNames = -3.0;
    private const double OfCopied = 3.0;
    private const double OfOtherNumber = -5.0;
    private const double OfOtherDay = -1.5;
    private const double OfHeadlineAlone = -0.5;

    // Full agreement on names and figures is also what a follow-up has: it says no more than most.
    private const double MostOfNames = 0.75;
    private const double MostOfFigures = 0.7;
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
        + (OfCopied * Math.Max(0, Copied - Phrases))
        + (IsOtherNumber ? OfOtherNumber : 0)
        + (IsOtherDay ? OfOtherDay : 0)
        + (IsHeadlineAlone ? OfHeadlineAlone : 0);
}
