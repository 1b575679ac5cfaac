namespace FeedMonitor.Stories.Words;

/// <summary>A number that tells one of its kind from the others: which package, which quarter, which satellite, which day.</summary>
/// <param name="Thing">What is numbered: a name of <c>Data/series.tsv</c>, a folded word before the number, <see cref="Day"/> or <see cref="Percentage"/>.</param>
/// <param name="Value">The number; of a day month and day, parted by a hyphen.</param>
internal sealed record NumberedThing(string Thing, string Value)
{
    /// <summary>The thing of a date.</summary>
    public const string Day = "day";

    /// <summary>The thing of a percentage, which is told of headlines alone.</summary>
    public const string Percentage = "percent";

    public override string ToString() => $"{Thing} {Value}";
}
