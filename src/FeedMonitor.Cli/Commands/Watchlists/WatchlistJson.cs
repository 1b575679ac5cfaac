using FeedMonitor.Configuration;
using FeedMonitor.Watchlists.Linting;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>What the commands on watchlists say to programs: a line of JSON a file.</summary>
internal static class WatchlistJson
{
    /// <summary>A watchlist that was checked.</summary>
    public static CheckedWatchlist Of(WatchlistReading reading)
    {
        var watchlist = reading.Source?.Watchlist;
        return new CheckedWatchlist(
            reading.File, watchlist is not null, watchlist?.Id.Value, watchlist?.Name, watchlist?.Terms.Count, watchlist?.MinTerms, watchlist?.Query?.ToString(),
            watchlist?.None.Select(none => none.ToString()).ToArray(), watchlist?.Scope.Feeds, watchlist?.Scope.Groups, watchlist?.Scope.Languages, watchlist?.Channels, ErrorOf(reading));
    }

    /// <summary>A watchlist that was linted.</summary>
    public static LintedWatchlist Of(WatchlistReading reading, IReadOnlyList<LintFinding> findings) => new(
        reading.File, reading.Error is null && findings.Count == 0, [.. findings.Select(finding => FindingOf(reading.Source!, finding))], ErrorOf(reading));

    private static ErrorPart? ErrorOf(WatchlistReading reading) =>
        reading.Error is not { } error ? null : new ErrorPart(error.Message, NullIfNone(error.Place?.Line), NullIfNone(error.Place?.Column));

    private static FindingPart FindingOf(WatchlistSource source, LintFinding finding)
    {
        var place = source.PlaceOf(finding);
        return new FindingPart(finding.Rule, place.File, NullIfNone(place.Line), NullIfNone(place.Column), finding.Problem, finding.Advice);
    }

    private static int? NullIfNone(int? number) => number is 0 ? null : number;

    internal sealed record CheckedWatchlist(
        string File, bool Ok, string? Id, string? Name, int? Terms, int? MinTerms, string? Query, IReadOnlyList<string>? None,
        IReadOnlyList<string>? Feeds, IReadOnlyList<string>? Groups, IReadOnlyList<string>? Languages, IReadOnlyList<string>? Channels, ErrorPart? Error);

    internal sealed record CheckedQuery(string Query, bool Ok, string? Plain, ErrorPart? Error);

    internal sealed record LintedWatchlist(string File, bool Ok, IReadOnlyList<FindingPart> Findings, ErrorPart? Error);

    internal sealed record FindingPart(string Rule, string File, int? Line, int? Column, string Problem, string Advice);

    internal sealed record ErrorPart(string Problem, int? Line, int? Column);

    internal sealed record TestedText(string File, bool Hit, string Watchlist, IReadOnlyList<PlacePart> Places);

    internal sealed record PlacePart(string Term, string Clause, string Zone, int Start, int Length, string Sentence, string? Reference);
}
