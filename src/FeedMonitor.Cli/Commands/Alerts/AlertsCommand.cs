using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Cli.Commands.Alerts;

/// <summary><c>feedmonitor alerts …</c>: what was told, what was not, and what to do about it.</summary>
internal static class AlertsCommand
{
    /// <summary>The command with its commands.</summary>
    public static Command Create(Terminal terminal) => new("alerts", "List alerts; have those that were not told retried, or drop them. Works while \"up\" runs.")
    {
        ListAlertsCommand.Create(terminal),
        RetryAlertsCommand.Create(terminal),
        DropAlertsCommand.Create(terminal),
    };

    /// <summary>The ids that were given.</summary>
    public static Argument<string[]> Ids(bool areNeeded) => new("ID")
    {
        Description = "Ids of alerts, as \"alerts list\" shows them.",
        Arity = areNeeded ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
    };

    /// <summary><c>--channel ID</c>.</summary>
    public static Option<string?> Channel() => new("--channel") { Description = "Only alerts of this channel.", HelpName = "ID" };

    /// <summary>Reads an id.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static AlertId Parse(string text)
    {
        try
        {
            return AlertId.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UserErrorException(e.Message);
        }
    }

    /// <summary>Runs with the chosen storage open.</summary>
    /// <exception cref="UserErrorException">It can't be opened.</exception>
    public static async Task<int> WithStorageAsync(ParseResult parsed, Terminal terminal, Func<StorageOnDemand, CancellationToken, Task<int>> run)
    {
        using var interruption = new Interruption();
        var choice = StorageChoice.Of(parsed);
        if (choice.Kind == StorageKind.Memory)
        {
            throw new UserErrorException("--store memory holds no alerts at the start: expected azurite, a connection string or an account's https address.");
        }

        // What is said of the storage must not stand among the alerts that a program reads.
        await using var storage = new StorageOnDemand(choice, terminal.Complain);
        try
        {
            return await run(storage, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
    }

    /// <summary>What handles alerts by hand.</summary>
    public static async Task<AlertsByHand> ByHandAsync(StorageOnDemand storage, CancellationToken cancel) =>
        new(
            await storage.GetAsync<IAlertOutbox>(cancel), await storage.GetAsync<IDigestOutbox>(cancel), await storage.GetAsync<IHitStore>(cancel),
            await storage.GetAsync<IWorkQueues>(cancel), TimeProvider.System);

    /// <summary>What lists alerts.</summary>
    public static async Task<AlertListing> ListingAsync(StorageOnDemand storage, CancellationToken cancel) =>
        new(await storage.GetAsync<IAlertOutbox>(cancel), await storage.GetAsync<IHitStore>(cancel));

    /// <summary>Does something with each alert and says what became of it.</summary>
    /// <returns>The exit code: 0 if all are done, else 1.</returns>
    public static async Task<int> ForEachAsync(IEnumerable<AlertId> ids, string done, Terminal terminal, Func<AlertId, Task<HandledAlert>> handle)
    {
        var exitCode = 0;
        foreach (var id in ids.Distinct())
        {
            var outcome = await handle(id);
            if (outcome == HandledAlert.Done)
            {
                terminal.Say($"{id}  {done}");
                continue;
            }

            exitCode = 1;
            terminal.Complain($"{id}: {(outcome == HandledAlert.InHand ? "it is being told at this moment, or a worker died over it; try again in a minute" : "no such alert is owed or dead; it was sent or suppressed, or never was")}");
        }

        return exitCode;
    }
}
