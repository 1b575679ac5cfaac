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

    /// <summary>The thing of a day of the week, and of a day of the month that is named without the month.</summary>
    public const string Weekday = "weekday", DayOfMonth = "day of month";

    /// <summary>The thing of a month, which is told of headlines alone.</summary>
    public const string Month = "month";

    /// <summary>The thing of a result: 3-1.</summary>
    public const string Result = "result";

    /// <summary>The thing of a phrase that looks back: two weeks ago.</summary>
    public const string LookBack = "look back";

    public override string ToString() => $"{Thing} {Value}";
}
