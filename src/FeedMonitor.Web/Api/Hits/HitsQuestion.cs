using System.Globalization;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Which hits a request asks for: <c>watchlist</c>, <c>feed</c> (ids), <c>from</c>, <c>to</c> (times of finding, ISO 8601; the second is left out), <c>text</c>, and a page of them.</summary>
internal static class HitsQuestion
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads it; where that fails, <paramref name="problem"/> says what is wrong and what was expected.</summary>
    public static bool TryParse(IQueryCollection query, out HitQuery asked, out string problem)
    {
        asked = new HitQuery();
        if (!PageRequest.TryParse(query, out var page, out problem)
            || !TryRead(query, "watchlist", ReadWatchlist, WatchlistId.Expected, out var watchlist, ref problem)
            || !TryRead(query, "from", ReadTime, TimeExpected, out var from, ref problem)
            || !TryRead(query, "to", ReadTime, TimeExpected, out var until, ref problem)
            || !TryRead(query, "text", ReadText, $"1 to {HitText.Longest} characters", out var text, ref problem))
        {
            return false;
        }

        FeedId? feed = query.TryGetValue("feed", out var feedText) ? new FeedId(feedText.ToString()) : null;
        asked = new HitQuery(page.Limit, watchlist, feed, page.Cursor) { From = from, Until = until, Text = text };
        return true;
    }

    private static string TimeExpected => "a time such as 2026-03-14T09:30Z or a day";

    private static WatchlistId? ReadWatchlist(string text) => WatchlistId.TryParse(text, out var id) ? id : null;

    private static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static HitText? ReadText(string text) => text.Trim() is { Length: > 0 and <= HitText.Longest } sought ? new HitText(sought) : null;

    private static bool TryRead<T>(IQueryCollection query, string name, Func<string, T?> read, string expected, out T? value, ref string problem)
        where T : class
    {
        value = query.TryGetValue(name, out var text) ? read(text.ToString()) : null;
        problem = text.Count > 0 && value is null ? Wrong(name, text.ToString(), expected) : "";
        return problem.Length == 0;
    }

    private static bool TryRead<T>(IQueryCollection query, string name, Func<string, T?> read, string expected, out T? value, ref string problem)
        where T : struct
    {
        value = query.TryGetValue(name, out var text) ? read(text.ToString()) : null;
        problem = text.Count > 0 && value is null ? Wrong(name, text.ToString(), expected) : "";
        return problem.Length == 0;
    }

    private static string Wrong(string name, string text, string expected) => $"{name} is '{text}', expected {expected}.";
}
