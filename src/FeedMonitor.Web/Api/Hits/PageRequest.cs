using System.Globalization;
using FeedMonitor.Hits;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Which page of hits a request asks for: <c>limit</c> (1 to 500, default 50) and <c>cursor</c>.</summary>
/// <param name="Limit">How many hits at most.</param>
/// <param name="Cursor">Where the page before ended, or null for the newest.</param>
internal sealed record PageRequest(int Limit, HitCursor? Cursor)
{
    private const int MaxLimit = 500;

    /// <summary>Reads it; where that fails, <paramref name="problem"/> says what is wrong and what was expected.</summary>
    public static bool TryParse(IQueryCollection query, out PageRequest page, out string problem)
    {
        problem = "";
        page = new PageRequest(50, Cursor: null);
        if (query.TryGetValue("limit", out var limitText))
        {
            if (!int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MaxLimit)
            {
                problem = $"limit is '{limitText}', expected a number from 1 to {MaxLimit}.";
                return false;
            }

            page = page with { Limit = limit };
        }

        if (query.TryGetValue("cursor", out var cursorText))
        {
            if (!HitCursor.TryParse(cursorText, out var cursor))
            {
                problem = $"cursor is '{cursorText}', expected the next of the page before.";
                return false;
            }

            page = page with { Cursor = cursor };
        }

        return true;
    }
}
