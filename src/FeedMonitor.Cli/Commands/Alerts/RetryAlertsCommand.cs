using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Alerts;

/// <summary><c>feedmonitor alerts retry</c>: has alerts delivered again, under the same id. The running monitor does it, or the next one.</summary>
internal static class RetryAlertsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var ids = AlertsCommand.Ids(areNeeded: false);
        var allDead = new Option<bool>("--all-dead") { Description = "Retry every dead alert." };
        var channel = AlertsCommand.Channel();
        var command = new Command("retry", "Have alerts told now, under the same id: dead ones, and those that wait for their next attempt, a digest, quiet hours or their pace. A channel that is down is tried once more for them; should it fail again, they wait until it is well. Of one story only the first is told.") { ids, allDead, channel, StorageChoice.Store, StorageChoice.Data };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(allDead) == parsed.GetValue(ids) is { Length: > 0 })
            {
                parsed.AddError("Expected either ids of alerts or --all-dead.");
            }
            else if (parsed.GetValue(channel) is not null && !parsed.GetValue(allDead))
            {
                parsed.AddError("--channel goes with --all-dead.");
            }
        });
        command.SetAction(parsed =>
        {
            AlertId[] given = [.. parsed.GetValue(ids)!.Select(AlertsCommand.Parse)];
            return AlertsCommand.WithStorageAsync(parsed, terminal, async (storage, cancel) =>
            {
                var chosen = parsed.GetValue(allDead) ? await DeadAsync(storage, parsed.GetValue(channel), cancel) : given;
                if (chosen.Count == 0)
                {
                    terminal.Say("No alert is dead.");
                }

                var byHand = await AlertsCommand.ByHandAsync(storage, cancel);
                return await AlertsCommand.ForEachAsync(chosen, "is owed again", terminal, id => byHand.RetryAsync(id, cancel));
            });
        });
        return command;
    }

    private static async Task<IReadOnlyList<AlertId>> DeadAsync(StorageOnDemand storage, string? channel, CancellationToken cancel)
    {
        var outbox = await storage.GetAsync<IAlertOutbox>(cancel);
        return [.. (await outbox.ListDeadAsync(cancel)).Where(dead => channel is null || dead.Channel == channel).Select(dead => dead.Id)];
    }
}
