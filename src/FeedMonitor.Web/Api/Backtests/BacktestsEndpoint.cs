using FeedMonitor.Backtesting;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Watchlists;
using FeedMonitor.Web.Editing;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Backtests;

/// <summary><c>POST /api/backtests</c>: what a watchlist would have raised on the items that are kept, as server-sent events (<see cref="BacktestStream"/>). The body is a <see cref="BacktestQuestion"/>.</summary>
internal static class BacktestsEndpoint
{
    private const int MostDays = 90;
    private const int DefaultDays = 30;

    // A watchlist's text, and what its characters take more as JSON.
    private const int MaxBytes = 2 * WatchlistEdits.MaxBytes;

    public static async Task<IResult> RunAsync(
        HttpRequest request, IWatchlistStore watchlists, WatchlistEdits drafts, BacktestTurns turns, BacktestStream stream, TimeProvider time, CancellationToken cancel)
    {
        var body = await RequestJson.ReadAsync(request, EditingJson.Default.BacktestQuestion, cancel, MaxBytes);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        var asked = body.Value!;
        if (asked.Watchlist is null && asked.Source is null)
        {
            return RequestJson.Wrong("watchlist", "'watchlist' is missing, expected the id of a stored watchlist, or in 'source' the text of one.");
        }

        if (asked.Watchlist is not null && asked.Source is not null)
        {
            return RequestJson.Wrong("source", "'source' stands beside 'watchlist', expected one of both.");
        }

        if (asked.Days is < 1 or > MostDays)
        {
            return RequestJson.Wrong("days", $"'days' is {asked.Days}, expected 1 to {MostDays}.");
        }

        var tested = await AskedWatchlist.FindAsync(asked.Watchlist, asked.Source, watchlists, drafts, cancel);
        if (tested.Problem is not null)
        {
            return tested.Problem;
        }

        var against = asked.Against is null ? null : await watchlists.FindAsync(asked.Against, cancel);
        if (asked.Against is not null && against is null)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no watchlist '{ReaderText.Of(asked.Against, 100)}'.");
        }

        if (await turns.TakeAsync(cancel) is not { } turn)
        {
            return turns.Refuse(request.HttpContext.Response);
        }

        request.HttpContext.Response.RegisterForDispose(turn);
        var now = time.GetUtcNow();
        return Results.ServerSentEvents(stream.RunAsync(new BacktestRequest(tested.Value!, now.AddDays(-(asked.Days ?? DefaultDays)), now.AddHours(1)) { Against = against }, cancel));
    }
}
