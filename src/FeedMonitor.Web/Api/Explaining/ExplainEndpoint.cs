using FeedMonitor.Cleaning;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Explaining;
using FeedMonitor.Web.Api.Hits;
using FeedMonitor.Web.Editing;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Explaining;

/// <summary>
/// <c>POST /api/explain</c>: why a watchlist hits a text, or why not, as <c>feedmonitor explain</c> says it of a file. The body is an <see cref="ExplainQuestion"/>; nothing is
/// kept. The text is of no feed, so that no scope by feed or group keeps it out.
/// </summary>
internal static class ExplainEndpoint
{
    // A watchlist's text beside the one that is asked about, and what their characters take more as JSON.
    private const int MaxBytes = 2 * WatchlistEdits.MaxBytes;

    public static async Task<IResult> ExplainAsync(HttpRequest request, IWatchlistStore watchlists, WatchlistEdits drafts, ExplanationTurns turns, CancellationToken cancel)
    {
        var body = await RequestJson.ReadAsync(request, EditingJson.Default.ExplainQuestion, cancel, MaxBytes);
        if ((body.Problem ?? ProblemOf(body.Value!)) is { } wrong)
        {
            return wrong;
        }

        var asked = await AskedWatchlist.FindAsync(body.Value!.Watchlist, body.Value.Source, watchlists, drafts, cancel);
        if (asked.Problem is not null)
        {
            return asked.Problem;
        }

        // Who leaves while it waits is not explained; what has begun goes on to its end.
        using var turn = await turns.TakeAsync(cancel);
        return turn is null ? turns.Refuse(request.HttpContext.Response) : ApiJson.Answer(ExplanationView.Of(Explain(asked.Value!, body.Value)));
    }

    private static Explanation Explain(Watchlist watchlist, ExplainQuestion asked)
    {
        var text = asked.Title is null ? Cleaner.Clean(asked.Text ?? "") : Cleaner.Clean(new FeedItem { Title = asked.Title, Content = asked.Text });
        return Explainer.Explain(watchlist, text, new ItemOrigin(null, text.Language));
    }

    private static IResult? ProblemOf(ExplainQuestion asked) =>
        string.IsNullOrWhiteSpace(asked.Title) && string.IsNullOrWhiteSpace(asked.Text) ? RequestJson.Wrong("text", "'text' is missing or empty, expected what the watchlist is to be tried on.")
        : (asked.Title?.Length ?? 0) + (asked.Text?.Length ?? 0) > ExplainQuestion.Longest ? RequestJson.Wrong("text", $"'text' is too long, expected at most {ExplainQuestion.Longest} characters.")
        : asked is { Watchlist: null, Source: null } ? RequestJson.Wrong("watchlist", "'watchlist' is missing, expected the id of one, or 'source', the text of one.")
        : asked is { Watchlist: not null, Source: not null } ? RequestJson.Wrong("source", "'source' stands beside 'watchlist', expected one of both.")
        : null;
}
