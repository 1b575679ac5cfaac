using System.CommandLine;
using System.Globalization;
using FeedMonitor.Backtesting;
using FeedMonitor.Cli.Commands.Watchlists;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Backtesting;

/// <summary><c>feedmonitor backtest</c>: what a watchlist would have raised in the last days.</summary>
internal static class BacktestCommand
{
    private const int MostDays = 3_650;

    private static readonly Option<string?> Config = ConfigFolderChoice.Option();
    private static readonly Option<string> Format = OutputFormat.Option();

    private static readonly Option<string> Watchlist = new("--watchlist")
    {
        Description = "The watchlist to test: its file, or its id in the configuration folder (as the file is now), else in the store.",
        HelpName = "FILE|ID",
        Required = true,
    };

    private static readonly Option<string?> Against = new("--against")
    {
        Description = "Say what would be new and what would be lost against this one: an id as the monitor runs it, or a file.",
        HelpName = "ID|FILE",
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = "For how many days back.",
        HelpName = "N",
        DefaultValueFactory = _ => 30,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays)
            {
                return days;
            }

            result.AddError($"--days takes a number from 1 to {MostDays}, not '{result.Tokens[0].Value}'.");
            return 0;
        },
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("backtest", "Show what a watchlist would have raised, on the items that the monitor has kept. Nothing is stored, and nobody is told.")
        {
            Watchlist, Days, Against, Config, StorageChoice.Store, StorageChoice.Data, Format,
        };
        command.SetAction(parsed => RunAsync(parsed, terminal));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal)
    {
        using var interruption = new Interruption();
        try
        {
            return await RunAsync(parsed, terminal, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            terminal.Complain("Stopped.");
            return Interruption.ExitCode;
        }
        catch (StorageUnavailableException e)
        {
            throw new UserErrorException(e.Message);
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var (name, otherName) = (parsed.GetValue(Watchlist)!, parsed.GetValue(Against));
        var choice = WithHistory(StorageChoice.Of(parsed));

        // Files are read before anything is started for them.
        var tested = NamedWatchlist.Find(name, parsed.GetValue(Config));
        var against = File.Exists(otherName) ? NamedWatchlist.Find(otherName, parsed.GetValue(Config)) : null;
        _ = tested is null ? NamedWatchlist.RequireId("--watchlist", name) : default;
        _ = against is null && otherName is not null ? NamedWatchlist.RequireId("--against", otherName) : default;

        await using var storage = new StorageOnDemand(choice, _ => { });
        var store = await storage.GetAsync<IWatchlistStore>(cancel);
        tested ??= await NamedWatchlist.OfStoreAsync("--watchlist", name, store, cancel);
        against ??= otherName is null ? null : await NamedWatchlist.OfStoreAsync("--against", otherName, store, cancel);

        var now = TimeProvider.System.GetUtcNow();
        var request = new BacktestRequest(tested.Watchlist, now.AddDays(-parsed.GetValue(Days)), now.AddHours(1)) { Against = against?.Watchlist };
        var backtest = new Backtest(await storage.GetAsync<IItemHistory>(cancel), await storage.GetAsync<IFeedStore>(cancel));
        var report = await BacktestProgressBar.RunAsync(terminal, progress => backtest.RunAsync(request, progress, cancel));
        Show(new BacktestRun(tested, against, request.Since, now, report), parsed.GetValue(Format) == "json", terminal);
        return report.Damaged.Count == 0 ? 0 : 1;
    }

    private static StorageChoice WithHistory(StorageChoice choice) => choice switch
    {
        { Kind: StorageKind.Memory } => throw new UserErrorException("--store memory is forgotten when its command ends, so there is nothing to test on. Give the store that the monitor runs on."),
        { DataFolder: { } folder } when !Directory.Exists(folder) => throw new UserErrorException($"There is no {folder}, so nothing was kept there yet. Let 'feedmonitor up' run for a while, or give its folder with --data."),
        _ => choice,
    };

    private static void Show(BacktestRun run, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Say(OutputFormat.Line(BacktestJson.Of(run), ToolJson.Plain.BacktestJson));
        }
        else
        {
            new BacktestPrint(terminal).Print(run);
        }

        foreach (var chunk in run.Report.Damaged)
        {
            terminal.Complain($"feedmonitor: {chunk.Name} of the history {chunk.Damage}.");
        }
    }
}

/// <summary>A back-test that was run.</summary>
/// <param name="Tested">The watchlist.</param>
/// <param name="Against">The one that it was compared with, or null.</param>
/// <param name="Since">The first moment.</param>
/// <param name="Until">The last one.</param>
/// <param name="Report">What came out.</param>
internal sealed record BacktestRun(NamedWatchlist Tested, NamedWatchlist? Against, DateTimeOffset Since, DateTimeOffset Until, BacktestReport Report);
