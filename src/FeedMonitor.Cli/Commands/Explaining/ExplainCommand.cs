using System.CommandLine;
using FeedMonitor.Cli.Commands.Watchlists;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Explaining;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary><c>feedmonitor explain --item ID|FILE --watchlist FILE|ID</c>: why a watchlist hits an item, or why not.</summary>
internal static class ExplainCommand
{
    private const int IsHit = 0;
    private const int IsNoHit = 1;

    private static readonly Option<string> Item = new("--item")
    {
        Description = "The item: its id or that of a hit on it, of those that the monitor keeps; or a file with an HTML page or text, - for standard input.",
        HelpName = "ID|FILE",
        Required = true,
    };

    private static readonly Option<string> Watchlist = new("--watchlist")
    {
        Description = "The watchlist: its file, or its id, as the configuration folder has it, else as it is stored.",
        HelpName = "FILE|ID",
        Required = true,
    };

    private static readonly Option<string?> Config = ConfigFolderChoice.Option();

    private static readonly Option<string> Format = OutputFormat.Option();

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("explain", "Say why a watchlist hits an item, or why not: 0 it does, 1 it does not, 2 something is wrong with the question.")
        {
            Item, Watchlist, Config, StorageChoice.Store, StorageChoice.Data, Format,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, terminal, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var name = parsed.GetValue(Watchlist)!;
        var found = NamedWatchlist.Find(name, parsed.GetValue(Config));
        _ = found is null ? NamedWatchlist.RequireId("--watchlist", name) : default;

        // A storage is opened only for what no file gives.
        await using var storage = new StorageOnDemand(StorageChoice.Of(parsed), terminal.Complain);
        var watchlist = found ?? await NamedWatchlist.OfStoreAsync("--watchlist", name, await storage.GetAsync<IWatchlistStore>(cancel), cancel);
        var item = await ExplainedItem.FindAsync(parsed.GetValue(Item)!, watchlist.Watchlist.Id, storage, cancel);
        var explanation = Explainer.Explain(watchlist.Watchlist, item.Text, item.Origin);
        terminal.Say(parsed.GetValue(Format) == "json" ? ExplanationJson.Of(explanation, item, watchlist) : ExplanationText.Of(explanation, item, watchlist, terminal.Colours));
        return explanation.IsHit ? IsHit : IsNoHit;
    }
}
