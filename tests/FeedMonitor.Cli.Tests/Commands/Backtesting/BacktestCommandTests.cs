using System.Text.Json.Nodes;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.Running;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands.Backtesting;

public sealed class BacktestCommandTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    // The command looks back from the clock of the machine.
    private static readonly DateTimeOffset Seen = DateTimeOffset.UtcNow.AddDays(-2);
    private static readonly Feed Feed = new(new FeedId("news"), FeedUrl.Parse("https://example.org/feed"), "Harbour news", null, []);

    private readonly ConfigFolder config = new();
    private readonly ServiceProvider services = new ServiceCollection().AddAzureStorage(new StorageClients(azurite.Connection)).BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        await services.GetRequiredService<IFeedStore>().ApplyAsync([Feed], Cancel);
        await services.GetRequiredService<IWatchlistStore>().ApplyAsync([new Watchlist(WatchlistId.Parse("powder"), "Powder", [Term.Parse("wool")], [])], Cancel);
        await services.GetRequiredService<IItemHistory>().AppendAsync([Item("1", "A store of nitrocellulose burns."), Item("2", "A store of wool burns."), Item("3", "Calm seas.")], Cancel);
        config.Write("watchlists/powder.yaml", "{ id: powder, name: Powder, query: 'nitrocellulose NEAR/3 store', alert: { channels: [] } }");
    }

    public async ValueTask DisposeAsync()
    {
        config.Dispose();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_run_over_what_was_kept_and_against_what_is_stored()
    {
        var end = await BacktestAsync("--watchlist", "powder", "--days", "7", "--against", "powder");

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        Assert.Contains(end.Output, line => line.EndsWith("3 items, 1 hit", StringComparison.Ordinal));
        Assert.Contains(end.Output, line => line.Contains("A «store» of nitrocellulose burns.", StringComparison.Ordinal) || line.Contains("A store of «nitrocellulose» burns.", StringComparison.Ordinal));
        Assert.Contains("1 hit new, 1 hit lost", end.Output);
        Assert.Contains(end.Output, line => line.Contains("A store of «wool» burns.", StringComparison.Ordinal));

        // A line for each day, today the last.
        Assert.Equal(8, end.Output.Count(line => DateOnly.TryParseExact(line.Split(' ')[0], "yyyy-MM-dd", out _) && !line.Contains(" to ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Json_is_one_line_for_programs()
    {
        var end = await BacktestAsync("--watchlist", "powder", "--against", "powder", "--format", "json");

        var json = JsonNode.Parse(Assert.Single(end.Output))!;
        Assert.Equal((3, 1), (json["items"]!.GetValue<int>(), json["hits"]!.GetValue<int>()));
        Assert.Equal("nitrocellulose NEAR/3 store", json["samples"]![0]!["evidence"]![0]!["clause"]!.GetValue<string>());
        Assert.Equal((1, 1), (json["diff"]!["new"]!.GetValue<int>(), json["diff"]!["lost"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("nobody", "30")]
    [InlineData("powder", "0")]
    [InlineData("no/such.yaml", "30")]
    public async Task A_mistake_is_one_line(string watchlist, string days) => Assert.NotEmpty((await BacktestAsync("--watchlist", watchlist, "--days", days)).Mistake);

    [Fact]
    public async Task A_memory_that_is_empty_is_no_history() => Assert.StartsWith(
        "--store memory is forgotten when its command ends",
        (await InProcess.RunAsync("backtest", "--watchlist", "powder", "--config", config.Path, "--store", "memory")).Mistake,
        StringComparison.Ordinal);

    private static HistoryItem Item(string id, string sentence) =>
        new(new ItemId(id.PadLeft(32, '0')), Feed.Id, "Fire", null, Seen, Seen, new CleanText("Fire", $"Fire\n\n{sentence}", [new Block(Zone.Headline, 0, "Fire"), new Block(Zone.Lead, 6, sentence)]));

    private Task<CommandEnd> BacktestAsync(params string[] args) =>
        InProcess.RunAsync(["backtest", "--config", config.Path, "--store", azurite.ConnectionString, .. args]);
}
