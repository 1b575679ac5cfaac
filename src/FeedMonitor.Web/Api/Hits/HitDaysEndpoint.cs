using System.Globalization;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary><c>GET /api/hits/days</c>: how many hits were found on each day, in UTC, oldest first. Query: <c>days</c> (1 to 90, default 30), <c>watchlist</c>.</summary>
internal static class HitDaysEndpoint
{
    public static async Task<IResult> GetAsync(HttpRequest request, DailyHits daily, CancellationToken cancel)
    {
        var days = 30;
        if (request.Query.TryGetValue("days", out var asked)
            && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is >= 1 and <= DailyHits.MostDays))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $"days is '{asked}', expected a number from 1 to {DailyHits.MostDays}.");
        }

        WatchlistId? watchlist = null;
        if (request.Query.TryGetValue("watchlist", out var id))
        {
            if (!WatchlistId.TryParse(id, out var known))
            {
                return ApiProblem.Of(StatusCodes.Status400BadRequest, $"watchlist is '{id}', expected {WatchlistId.Expected}.");
            }

            watchlist = known;
        }

        return ApiJson.Answer(new DayList([.. (await daily.CountAsync(days, watchlist, cancel)).Select(day => new DayPart(day.Day, day.Hits))]));
    }

    internal sealed record DayList(IReadOnlyList<DayPart> Days);

    internal sealed record DayPart(DateOnly Day, int Hits);
}
