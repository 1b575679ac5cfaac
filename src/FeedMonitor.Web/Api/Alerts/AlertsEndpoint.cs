using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using FeedMonitor.Web.Following;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Alerts;

/// <summary>
/// <c>GET /api/alerts</c>: alerts, the dead ones first, then those that are owed, oldest first; then those that were settled, newest first. Query: <c>state</c> (names, parted by commas;
/// default those that need somebody: <c>dead,owed</c>), <c>channel</c>, <c>watchlist</c>, <c>limit</c> (1 to 500, default 100).
/// </summary>
internal static class AlertsEndpoint
{
    private const int MostAlerts = 500;
    private const int UsualAlerts = 100;
    private static readonly HashSet<AlertState> Unsettled = [AlertState.Dead, AlertState.Owed];

    public static Task<IResult> ListAsync(HttpRequest request, AlertListing alerts, CancellationToken cancel) => Question.AnswerAsync(
        request,
        question => (
            Query: new AlertQuery(question.Read("state", StatesOf, $"some of {string.Join(", ", AlertStateName.All)}, parted by commas") ?? Unsettled, question.Text("channel"), question.Watchlist()),
            Limit: question.Number("limit", UsualAlerts, MostAlerts)),
        async asked => await ListAsync(asked.Query, asked.Limit, alerts, cancel));

    /// <summary><c>POST /api/alerts/ID/retry</c>: has it told now, under the same id, whatever holds it.</summary>
    public static Task<IResult> RetryAsync(string id, AlertsByHand hand, CancellationToken cancel) => HandleAsync(id, alert => hand.RetryAsync(alert, cancel));

    /// <summary><c>POST /api/alerts/ID/drop</c>: lets it go untold. Query: <c>reason</c>, for its hit.</summary>
    public static Task<IResult> DropAsync(string id, HttpRequest request, AlertsByHand hand, CancellationToken cancel) =>
        HandleAsync(id, alert => hand.DropAsync(alert, ReaderText.Of(request.Query["reason"].ToString(), HitText.Longest), cancel));

    private static async Task<IResult> HandleAsync(string id, Func<AlertId, Task<HandledAlert>> handle) => (AlertId.TryParse(id, out var alert) ? await handle(alert) : HandledAlert.NotOwed) switch
    {
        HandledAlert.Done => Results.NoContent(),
        HandledAlert.InHand => ApiProblem.Of(StatusCodes.Status409Conflict, "A worker has this alert in hand and may be telling it at this moment. Try again in a minute."),
        _ => ApiProblem.Of(StatusCodes.Status404NotFound, $"No alert '{ReaderText.Of(id, 100)}' is owed or dead: it was sent or suppressed meanwhile, or never was."),
    };

    private static async Task<IResult> ListAsync(AlertQuery query, int limit, AlertListing alerts, CancellationToken cancel)
    {
        var listed = new List<AlertView>();
        await foreach (var alert in alerts.ListAsync(query, cancel))
        {
            if (listed.Count == limit)
            {
                return ApiJson.Answer(new AlertList(listed, More: true));
            }

            listed.Add(AlertView.Of(alert));
        }

        return ApiJson.Answer(new AlertList(listed, More: false));
    }

    private static HashSet<AlertState>? StatesOf(string names)
    {
        var states = new HashSet<AlertState>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            if (AlertStateName.Find(name) is not { } state)
            {
                return null;
            }

            states.Add(state);
        }

        return states;
    }

    internal sealed record AlertList(IReadOnlyList<AlertView> Alerts, bool More);
}
