namespace FeedMonitor.Watchlists.Queries;

/// <summary>What is wrong with a query, and where.</summary>
/// <param name="Start">The first UTF-16 unit of what is wrong; the query's length if something is missing at its end.</param>
/// <param name="Length">How many units are wrong; 0 if something is missing there.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character of the line, from 1; what is shown as one character counts once.</param>
/// <param name="Problem">What is wrong and what was expected, in one line without a full stop.</param>
public sealed record QueryError(int Start, int Length, int Line, int Column, string Problem)
{
    /// <inheritdoc />
    public override string ToString() => $"line {Line}, column {Column}: {Problem}";
}
