using FeedMonitor.Configuration.Editing;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;
using FeedMonitor.Web.Api;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>
/// <c>GET</c>, <c>PUT</c> and <c>DELETE /api/watchlists/ID</c>: a watchlist as the file that people write. A <c>GET</c> that accepts <c>application/yaml</c> gets the text
/// alone. Of a file that can't be read, <c>errors</c> says why.
/// </summary>
internal static class WatchlistEndpoint
{
    private const string YamlType = "application/yaml";

    public static async Task<IResult> GetAsync(string id, HttpRequest request, WatchlistEdits watchlists, CancellationToken cancel)
    {
        if (!WatchlistId.TryParse(id, out var known) || await watchlists.FindAsync(known, cancel) is not { } found)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, NoSuch(id));
        }

        Precondition.Tell(request.HttpContext.Response, found.Version);
        return request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals(YamlType, StringComparison.OrdinalIgnoreCase))
            ? Results.Text(found.Text, $"{YamlType}; charset=utf-8")
            : EditingJson.Answer(ToView(found));
    }

    public static async Task<IResult> PutAsync(string id, HttpRequest request, WatchlistEdits watchlists, CancellationToken cancel)
    {
        if (!WatchlistId.TryParse(id, out var known))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $"'{ReaderText.Of(id, 100)}' is not a watchlist id, expected {WatchlistId.Expected}.");
        }

        if (!Precondition.TryRead(request, out var condition, out var problem))
        {
            return problem;
        }

        var body = await RequestText.ReadWatchlistAsync(request, cancel);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        return await watchlists.PutAsync(known, body.Bytes, condition, cancel) is var outcome && outcome is EditOutcome.Saved saved
            ? Told(request.HttpContext.Response, known, await watchlists.FindAsync(known, cancel), saved.IsNew)
            : EditProblem.Of(outcome, NoSuch(id));
    }

    public static async Task<IResult> DeleteAsync(string id, HttpRequest request, WatchlistEdits watchlists, CancellationToken cancel) =>
        !WatchlistId.TryParse(id, out var known) ? ApiProblem.Of(StatusCodes.Status404NotFound, NoSuch(id))
        : !Precondition.TryRead(request, out var condition, out var problem) ? problem
        : await watchlists.DeleteAsync(known, condition, cancel) is var outcome && outcome is EditOutcome.Saved ? Results.NoContent()
        : EditProblem.Of(outcome, NoSuch(id));

    // Somebody else may have changed or removed it since.
    private static IResult Told(HttpResponse response, WatchlistId id, WatchlistText? saved, bool isNew)
    {
        if (saved is null)
        {
            return EditProblem.Of(new EditOutcome.Missing(), NoSuch(id.Value));
        }

        Precondition.Tell(response, saved.Version);
        if (isNew)
        {
            response.Headers.Location = $"/api/watchlists/{id}";
        }

        return EditingJson.Answer(ToView(saved), isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static WatchlistView ToView(WatchlistText found)
    {
        var list = found.Check.Source?.Watchlist;
        return new WatchlistView(
            found.Id.Value,
            list?.Name ?? found.Id.Value,
            found.File,
            found.Text,
            [.. list?.Terms.Select(term => term.Text) ?? []],
            list?.Query?.ToString(),
            [.. list?.None.Select(none => none.ToString()) ?? []],
            list?.MinTerms ?? 1,
            WatchlistsEndpoint.AlertModePart.Of(list),
            [.. found.Check.Errors.Select(ApiProblem.Part)]);
    }

    private static string NoSuch(string id) => $"There is no watchlist '{ReaderText.Of(id, 100)}'.";

    internal sealed record WatchlistView(
        string Id, string Name, string File, string Source, IReadOnlyList<string> Terms, string? Query, IReadOnlyList<string> None, int MinTerms, WatchlistsEndpoint.AlertModePart Alert,
        IReadOnlyList<ApiProblem.ErrorPart> Errors);
}
