using System.CommandLine;
using System.CommandLine.Parsing;
using FeedMonitor.Alerts;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Alerts;

/// <summary><c>feedmonitor alerts list</c>: dead and owed alerts, and on demand those that were sent or suppressed.</summary>
internal static class ListAlertsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var state = new Option<string[]>("--state")
        {
            Description = "Only alerts that stand there; may be given more than once. Default: dead and owed.",
            HelpName = string.Join('|', AlertStateName.All),
            DefaultValueFactory = _ => ["dead", "owed"],
        };
        state.AcceptOnlyFromAmong([.. AlertStateName.All]);
        var channel = AlertsCommand.Channel();
        var watchlist = new Option<string?>("--watchlist") { Description = "Only alerts of this watchlist's hits.", HelpName = "ID" };
        var limit = new Option<int>("--limit") { Description = "How many at most.", HelpName = "N", DefaultValueFactory = _ => 100 };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var number) && number > 0))
            {
                result.AddError($"--limit takes a number from 1 on, not '{result.Tokens[0].Value}'.");
            }
        });
        var format = OutputFormat.Option();
        var command = new Command("list", "List alerts: dead ones first, then what is still owed.") { state, channel, watchlist, limit, format, StorageChoice.Store, StorageChoice.Data };
        command.SetAction(parsed =>
        {
            var query = new AlertQuery(
                parsed.GetValue(state)!.Select(name => AlertStateName.Find(name)!.Value).ToHashSet(), parsed.GetValue(channel), WatchlistOf(parsed.GetValue(watchlist)));
            return AlertsCommand.WithStorageAsync(parsed, terminal, async (storage, cancel) =>
            {
                var isJson = parsed.GetValue(format) == "json";
                var count = await PrintAsync((await AlertsCommand.ListingAsync(storage, cancel)).ListAsync(query, cancel), parsed.GetValue(limit), isJson, terminal);
                if (count == 0 && !isJson)
                {
                    terminal.Say(NoneOf(query));
                }

                return 0;
            });
        });
        return command;
    }

    private static async Task<int> PrintAsync(IAsyncEnumerable<ListedAlert> alerts, int limit, bool json, Terminal terminal)
    {
        var count = 0;
        await foreach (var alert in alerts)
        {
            if (++count > limit)
            {
                terminal.Complain($"There are more than {Counted.Of(limit, "alert")}: see them with --limit N.");
                return limit;
            }

            foreach (var line in json ? [AlertLines.ToJson(alert)] : AlertLines.ToText(alert))
            {
                terminal.Say(line);
            }
        }

        return count;
    }

    private static string NoneOf(AlertQuery query) =>
        $"No alert{(query.Channel is { } channel ? $" of channel '{channel}'" : "")}{(query.Watchlist is { } watchlist ? $" of watchlist '{watchlist}'" : "")}"
        + $" is {string.Join(" or ", query.States.Order().Select(AlertStateName.Of))}.";

    private static WatchlistId? WatchlistOf(string? text) => text switch
    {
        null => null,
        _ when WatchlistId.TryParse(text, out var id) => id,
        _ => throw new UserErrorException($"--watchlist is '{text}', expected {WatchlistId.Expected}."),
    };
}
