using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Alerts;

/// <summary>
/// <c>GET /api/alerts</c>: alerts, the dead ones first, then those that are owed, oldest first; then those that were settled, newest first. Query: <c>state</c> (names, parted by commas;
/// default those that need somebody: <c>dead,owed</c>), <c>channel</c>, <c>watchlist</c>, <c>limit</c> (1 to 500, default 100).
/// </summary>
internal static class AlertsEndpoint
{
    private const int MostAlerts = 500;
    private static readonly HashSet<AlertState> Unsettled = [AlertState.Dead, AlertState.Owed];

    public static async Task<IResult> ListAsync(HttpRequest request, AlertListing alerts, CancellationToken cancel)
    {
        if (!TryParse(request.Query, out var asked, out var limit, out var problem))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, problem);
        }

        var listed = new List<ListedAlert>();
        await foreach (var alert in alerts.ListAsync(asked, cancel))
        {
            if (listed.Count == limit)
            {
                return ApiJson.Answer(new AlertList([.. listed.Select(AlertView.Of)], More: true));
            }

            listed.Add(alert);
        }

        return ApiJson.Answer(new AlertList([.. listed.Select(AlertView.Of)], More: false));
    }

    /// <summary><c>POST /api/alerts/ID/retry</c>: has it delivered again, at once and under the same id.</summary>
    public static async Task<IResult> RetryAsync(string id, AlertsByHand hand, CancellationToken cancel) => Answer(id, await hand.RetryAsync(new AlertId(id), cancel));

    /// <summary><c>POST /api/alerts/ID/drop</c>: lets it go untold. Query: <c>reason</c>, for its hit.</summary>
    public static async Task<IResult> DropAsync(string id, HttpRequest request, AlertsByHand hand, CancellationToken cancel) =>
        Answer(id, await hand.DropAsync(new AlertId(id), request.Query["reason"].ToString() is { Length: > 0 } reason ? reason[..Math.Min(reason.Length, HitText.Longest)] : null, cancel));

    private static IResult Answer(string id, HandledAlert outcome) => outcome switch
    {
        HandledAlert.Done => Results.NoContent(),
        HandledAlert.InHand => ApiProblem.Of(StatusCodes.Status409Conflict, "A worker has this alert in hand and may be telling it at this moment. Try again in a minute."),
        _ => ApiProblem.Of(StatusCodes.Status404NotFound, $"No alert '{id}' is owed or dead: it was sent or suppressed meanwhile, or never was."),
    };

    private static bool TryParse(IQueryCollection query, out AlertQuery asked, out int limit, out string problem)
    {
        (asked, limit, problem) = (new AlertQuery(Unsettled), 100, "");
        if (query.TryGetValue("state", out var names))
        {
            var states = new HashSet<AlertState>();
            foreach (var name in names.ToString().Split(',', StringSplitOptions.TrimEntries))
            {
                if (!AlertStateName.TryParse(name, out var state))
                {
                    problem = $"state is '{names}', expected some of {AlertStateName.Expected}, parted by commas.";
                    return false;
                }

                states.Add(state);
            }

            asked = asked with { States = states };
        }

        if (query.TryGetValue("watchlist", out var watchlist))
        {
            if (!WatchlistId.TryParse(watchlist, out var id))
            {
                problem = $"watchlist is '{watchlist}', expected {WatchlistId.Expected}.";
                return false;
            }

            asked = asked with { Watchlist = id };
        }

        if (query.TryGetValue("limit", out var most) && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostAlerts))
        {
            problem = $"limit is '{most}', expected a number from 1 to {MostAlerts}.";
            return false;
        }

        asked = query.TryGetValue("channel", out var channel) ? asked with { Channel = channel.ToString() } : asked;
        return true;
    }

    internal sealed record AlertList(IReadOnlyList<AlertView> Alerts, bool More);
}
