using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Watchlists.Linting;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary><c>POST /api/watchlists/check</c>: whether a watchlist's text can be read, where it is wrong and what is odd about it; nothing is saved.</summary>
internal static class WatchlistCheckEndpoint
{
    public static async Task<IResult> CheckAsync(HttpRequest request, WatchlistEdits watchlists, CancellationToken cancel)
    {
        var body = await RequestText.ReadWatchlistAsync(request, cancel);
        return body.Problem ?? EditingJson.Answer(ToView(await watchlists.CheckAsync(body.Bytes, cancel)));
    }

    private static CheckView ToView(WatchlistCheck check) => new(
        check.Source is not null,
        check.Source?.Watchlist is { } list ? new CheckedPart(list.Id.Value, list.Name, list.Terms.Count, list.Query?.ToString(), list.Channels) : null,
        [.. check.Errors.Select(ApiProblem.Part)],
        check.Source is { } source ? [.. source.Lint().Select(finding => ToFinding(finding, source))] : []);

    // What a list or a pack brings stands in another file than the text.
    private static FindingPart ToFinding(LintFinding finding, WatchlistSource source)
    {
        var place = source.PlaceOf(finding);
        var isHere = place.File == source.Place.File;
        var column = isHere && place.Column > 0 ? place.Column : (int?)null;
        return new FindingPart(
            finding.Rule, isHere && place.Line > 0 ? place.Line : null, column, column is not null && finding.Part.Length > 0 ? finding.Part.Length : null, finding.Problem, finding.Advice);
    }

    internal sealed record CheckView(bool Ok, CheckedPart? Watchlist, IReadOnlyList<ApiProblem.ErrorPart> Errors, IReadOnlyList<FindingPart> Findings);

    internal sealed record CheckedPart(string Id, string Name, int TermCount, string? Query, IReadOnlyList<string> Channels);

    internal sealed record FindingPart(string Rule, int? Line, int? Column, int? Length, string Problem, string Advice);
}
