using FeedMonitor.Hits;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary><c>GET /api/hits/days</c>: how many hits were found on each day, in UTC, oldest first. Query: <c>days</c> (1 to 90, default 30), <c>watchlist</c>.</summary>
internal static class HitDaysEndpoint
{
    private const int UsualDays = 30;

    public static Task<IResult> GetAsync(HttpRequest request, DailyHits daily, CancellationToken cancel) => Question.AnswerAsync(
        request,
        question => (Days: question.Number("days", UsualDays, DailyHits.MostDays), Watchlist: question.Watchlist()),
        async asked => ApiJson.Answer(new DayList([.. (await daily.CountAsync(asked.Days, asked.Watchlist, cancel)).Select(day => new DayPart(day.Day, day.Hits))])));

    internal sealed record DayList(IReadOnlyList<DayPart> Days);

    internal sealed record DayPart(DateOnly Day, int Hits);
}
