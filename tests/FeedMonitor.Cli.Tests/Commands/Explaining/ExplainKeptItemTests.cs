using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.Running;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands.Explaining;

public sealed class ExplainKeptItemTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Sentence = "A store of nitrocellulose burns.";

    private static readonly ItemId Item = new("0123456789abcdef0123456789abcdef");
    private static readonly DateTimeOffset Seen = new(2026, 3, 14, 9, 26, 0, TimeSpan.Zero);
    private static readonly Feed Feed = new(new FeedId("news"), FeedUrl.Parse("https://example.org/feed"), "Harbour news", null, []);
    private static readonly Watchlist Powder = new(WatchlistId.Parse("powder"), "Powder", [Term.Parse("nitrocellulose")], []);

    private readonly ConfigFolder config = new();
    private readonly ServiceProvider services = new ServiceCollection().AddAzureStorage(new StorageClients(azurite.Connection)).BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        await services.GetRequiredService<IFeedStore>().ApplyAsync([Feed], Cancel);
        await services.GetRequiredService<IWatchlistStore>().ApplyAsync([Powder], Cancel);
        var text = new CleanText("Fire", $"Fire\n\n{Sentence}", [new Block(Zone.Headline, 0, "Fire"), new Block(Zone.Lead, 6, Sentence)]);
        await services.GetRequiredService<IItemHistory>().AppendAsync([new HistoryItem(Item, Feed.Id, "Fire", null, Seen, Seen, text)], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        config.Dispose();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task An_item_by_its_id_and_a_stored_watchlist_are_found()
    {
        var end = await ExplainAsync(Item.Value, "powder");

        Assert.Equal(
            [
                "\"Fire\", Harbour news, first seen 2026-03-14 09:26Z",
                "powder hits this item (the watchlist as it is stored):",
                "nitrocellulose (lead): A store of «nitrocellulose» burns.",
                "No hit of it is stored: the watchlist may be newer than the item, or the item was old at the first poll of its feed.",
            ],
            end.Output);
        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
    }

    [Fact]
    public async Task The_configuration_folder_is_asked_for_the_watchlist_first()
    {
        config.Write("watchlists/powder.yaml", "{ id: powder, name: Powder, terms: [fire], alert: { channels: [] } }");

        var end = await ExplainAsync(Item.Value, "powder");

        Assert.Equal([$"powder hits this item (the watchlist as {config.Path}/watchlists has it):", "fire (headline): «Fire»"], end.Output.Skip(1).Take(2));
    }

    [Fact]
    public async Task A_watchlist_of_the_folder_is_found_whatever_is_wrong_with_another_one()
    {
        config.Write("watchlists/powder.yaml", "{ id: powder, name: Powder, terms: [fire], alert: { channels: [] } }");
        config.Write("watchlists/broken.yaml", "{ id: broken, terms: [");

        Assert.Equal(0, (await ExplainAsync(Item.Value, "powder")).ExitCode);
        var end = await ExplainAsync(Item.Value, "broken");
        Assert.Equal(2, end.ExitCode);
        Assert.Contains("broken.yaml", end.Errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_watchlist_is_found_though_another_one_can_not_be_read()
    {
        await new TableServiceClient(azurite.ConnectionString).GetTableClient("watchlists").UpsertEntityAsync(new TableEntity("watchlists", "torn"), cancellationToken: Cancel);

        Assert.Equal(0, (await ExplainAsync(Item.Value, "powder")).ExitCode);
        Assert.StartsWith("--watchlist 'torn': The stored watchlist 'torn' can't be read", (await ExplainAsync(Item.Value, "torn")).Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watchlist_may_be_named_by_its_file()
    {
        var file = config.Write("elsewhere.yaml", "{ id: elsewhere, terms: [fire] }");

        Assert.Contains($"elsewhere hits this item (the watchlist as {file} has it):", (await ExplainAsync(Item.Value, file)).Output);
    }

    [Fact]
    public async Task A_hits_id_names_its_item_and_a_hit_that_would_not_come_again_is_told()
    {
        config.Write("watchlists/steel.yaml", "{ id: steel, name: Steel, terms: [steel], alert: { channels: [] } }");
        var hit = HitOf(WatchlistId.Parse("steel"));
        await services.GetRequiredService<IHitStore>().RecordAsync([hit], Cancel);

        var end = await ExplainAsync(hit.Id.Value, "steel");

        Assert.Equal(
            [
                "✗ terms      steel does not stand in the article",
                "A hit of it is stored, found 2026-03-14 09:26Z by steel: since then the watchlist or the article has changed.",
            ],
            end.Output.Skip(2));
        Assert.Equal(1, end.ExitCode);
    }

    [Fact]
    public async Task A_hit_that_was_joined_says_with_what_and_why()
    {
        var now = DateTimeOffset.UtcNow;
        var first = await KeepAsync("00000000000000000000000000000001", "Three dead as ferry capsizes off Saint Orrin", now.AddMinutes(-20));
        var copy = await KeepAsync("00000000000000000000000000000002", "Three dead as ferry capsizes near Saint Orrin", now.AddMinutes(-10));
        config.Write("watchlists/boats.yaml", "{ id: boats, name: Boats, terms: [ferry], alert: { channels: [] } }");
        var alert = new HitAlert(AlertId.Of(copy.Id, "desk"), "desk", AlertState.Suppressed, now, "tells the same story as another");
        await services.GetRequiredService<IHitStore>().RecordAsync([first, copy with { Alerts = [alert] }], Cancel);

        var end = await ExplainAsync(copy.Id.Value, "boats");
        var json = JsonNode.Parse(Assert.Single((await ExplainAsync(copy.Id.Value, "boats", "--format", "json")).Output))!["storedHit"]!;

        Assert.Equal("Its alert on desk is suppressed: tells the same story as another.", end.Output[^2]);
        Assert.StartsWith("It tells one story with \"Three dead as ferry capsizes off Saint Orrin\", Harbour news, found ", end.Output[^1], StringComparison.Ordinal);
        Assert.Contains("both name ", end.Output[^1], StringComparison.Ordinal);
        Assert.Equal(("suppressed", first.Item.Value, first.Item.Value), ((string)json["alerts"]![0]!["state"]!, (string)json["story"]!["id"]!, (string)json["story"]!["like"]!));
        Assert.NotEmpty(json["story"]!["because"]!.AsArray());
    }

    private async Task<Hit> KeepAsync(string id, string title, DateTimeOffset seen)
    {
        const string Story = "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island.";
        var text = new CleanText(title, $"{title}\n\n{Story}", [new Block(Zone.Headline, 0, title), new Block(Zone.Lead, title.Length + 2, Story)]);
        await services.GetRequiredService<IItemHistory>().AppendAsync([new HistoryItem(new ItemId(id), Feed.Id, title, null, seen, seen, text)], Cancel);
        var watchlist = WatchlistId.Parse("boats");
        return HitOf(watchlist) with
        {
            Id = HitId.Of(watchlist, new ItemId(id)),
            Watchlist = watchlist,
            Item = new ItemId(id),
            Title = title,
            FoundAt = seen,
            Terms = ["ferry"],
            Signature = StorySignature.Of(new StoryText(title, Story)),
        };
    }

    [Fact]
    public async Task An_id_that_nothing_has_is_told() => Assert.Equal(
        "--item: no item or hit with the id ffffffffffffffffffffffffffffffff is kept. Items are forgotten after some time (History__RetentionDays).",
        (await ExplainAsync(new string('f', 32), "powder")).Mistake);

    [Fact]
    public async Task A_watchlist_that_is_nowhere_is_told_with_those_that_are_stored() => Assert.Equal(
        "--watchlist 'nobody': no such watchlist is stored, expected a file or one of powder.",
        (await ExplainAsync(Item.Value, "nobody")).Mistake);

    private Task<CommandEnd> ExplainAsync(string item, string watchlist, params string[] more) =>
        InProcess.RunAsync(["explain", "--item", item, "--watchlist", watchlist, "--config", config.Path, "--store", azurite.ConnectionString, .. more]);

    private static Hit HitOf(WatchlistId watchlist) => new()
    {
        Id = HitId.Of(watchlist, Item),
        Watchlist = watchlist,
        WatchlistName = "Steel",
        Item = Item,
        Title = "Fire",
        Feed = Feed.Id,
        FeedTitle = Feed.Title,
        FeedUrl = Feed.Url.Value,
        FoundAt = Seen,
        Score = 1,
        Terms = ["steel"],
        Evidence = [],
        Alerts = [],
    };
}
