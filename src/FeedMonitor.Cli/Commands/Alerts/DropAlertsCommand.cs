using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Alerts;

/// <summary><c>feedmonitor alerts drop</c>: lets alerts go untold; their hits say that a person wanted it so, and why.</summary>
internal static class DropAlertsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var ids = AlertsCommand.Ids(areNeeded: true);
        var reason = new Option<string?>("--reason") { Description = "Why; it stands in the hit.", HelpName = "TEXT" };
        var command = new Command("drop", "Let alerts that are owed or dead go untold.") { ids, reason, StorageChoice.Store, StorageChoice.Data };
        command.SetAction(parsed =>
        {
            AlertId[] given = [.. parsed.GetValue(ids)!.Select(AlertsCommand.Parse)];
            return AlertsCommand.WithStorageAsync(parsed, terminal, async (storage, cancel) =>
            {
                var byHand = await AlertsCommand.ByHandAsync(storage, cancel);
                return await AlertsCommand.ForEachAsync(given, "is dropped", terminal, id => byHand.DropAsync(id, parsed.GetValue(reason), cancel));
            });
        });
        return command;
    }
}
