using System.Globalization;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Which hits a request asks for: <c>watchlist</c>, <c>feed</c> (ids), <c>from</c>, <c>to</c> (times of finding, ISO 8601; the second is left out), <c>text</c>, and a page of them.</summary>
internal static class HitsQuestion
{
    private const int MostHits = 500;
    private const int UsualHits = 50;
    private const string TimeExpected = "a time such as 2026-03-14T09:30Z or a day";

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>All of it.</summary>
    public static HitQuery Of(Question question) => PageOf(question) with
    {
        Watchlist = question.Watchlist(),
        Feed = question.Read("feed", text => FeedId.TryParse(text, out var id) ? id : (FeedId?)null, "the id of a feed"),
        From = question.Read("from", TimeOf, TimeExpected),
        Until = question.Read("to", TimeOf, TimeExpected),
        Text = question.Read("text", TextOf, $"1 to {HitText.Longest} characters"),
    };

    /// <summary>The page alone: <c>limit</c> (1 to 500, default 50) and <c>cursor</c> (<c>next</c> of the page before).</summary>
    public static HitQuery PageOf(Question question) => new(
        question.Number("limit", UsualHits, MostHits), Cursor: question.Read("cursor", text => HitCursor.TryParse(text, out var cursor) ? cursor : null, "the next of the page before"));

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static HitText? TextOf(string text) => text.Trim() is { Length: > 0 and <= HitText.Longest } sought ? new HitText(sought) : null;
}
