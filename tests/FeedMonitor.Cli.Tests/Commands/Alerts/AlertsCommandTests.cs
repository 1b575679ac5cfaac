using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.Running;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands.Alerts;

public sealed class AlertsCommandTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Found = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    private readonly ServiceProvider services = new ServiceCollection().AddAzureStorage(new StorageClients(azurite.Connection)).BuildServiceProvider();
    private readonly WatchlistId watchlist = WatchlistId.Parse($"cargo-{Guid.NewGuid():n}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAlertOutbox Outbox => services.GetRequiredService<IAlertOutbox>();

    private IHitStore Hits => services.GetRequiredService<IHitStore>();

    public async ValueTask InitializeAsync() => await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Dead_and_owed_alerts_are_listed_with_what_they_met_with()
    {
        var dead = await BuryAsync(await OweAsync("one", "desk"));
        var owed = await OweAsync("two\nlines", "mail");

        var end = await RunAsync("list", "--watchlist", watchlist.Value);

        Assert.Equal(
            [
                $"{dead}  dead        desk  Cargo: \"one\"",
                "owed since 2026-03-14 09:26Z; 1 attempt failed; HTTP 410",
                $"{owed}  owed        mail  Cargo: \"two lines\"",
                "owed since 2026-03-14 09:26Z; due 2026-03-14 09:26Z",
            ],
            end.Output);
        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
    }

    [Fact]
    public async Task A_digest_is_listed_with_its_watchlist_and_how_many_hits_it_tells()
    {
        DigestMember[] members = [.. ((string[])["one", "two"]).Select(title => HitId.Of(watchlist, new ItemId(title))).Select(hit => new DigestMember(AlertId.Of(hit, "desk"), hit, Found))];
        var id = AlertId.OfDigest(watchlist, "desk", members.Select(member => member.Alert));
        await Outbox.OweAsync([OwedAlert.Of(id, new OwedDigest(watchlist, "Cargo", DigestReason.Schedule, Found, Found, members, DigestPhase.Gathering), "desk", Found)], Cancel);

        Assert.Equal($"{id}  owed        desk  Cargo: 2 hits in one message", (await RunAsync("list", "--watchlist", watchlist.Value)).Output[0]);
        var listed = JsonNode.Parse(Assert.Single((await RunAsync("list", "--watchlist", watchlist.Value, "--format", "json")).Output))!;
        Assert.Equal((2, watchlist.Value), (listed["hits"]!.GetValue<int>(), listed["watchlist"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("--channel", "mail")]
    [InlineData("--state", "owed")]
    public async Task Of_many_those_that_are_asked_for_are_listed(string option, string value)
    {
        await BuryAsync(await OweAsync("one", "desk"));
        var owed = await OweAsync("two", "mail");

        var end = await RunAsync("list", "--watchlist", watchlist.Value, option, value, "--format", "json");

        var listed = JsonNode.Parse(Assert.Single(end.Output))!;
        Assert.Equal((owed.Value, "owed", "two"), (listed["id"]!.GetValue<string>(), listed["state"]!.GetValue<string>(), listed["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task More_than_the_limit_is_told()
    {
        await OweAsync("one", "desk");
        await OweAsync("two", "desk");

        var end = await RunAsync("list", "--watchlist", watchlist.Value, "--limit", "1", "--format", "json");

        Assert.Single(end.Output);
        Assert.Equal(["There are more than 1 alert: see them with --limit N."], end.Errors);
    }

    [Fact]
    public async Task Where_nothing_is_listed_it_is_told_what_was_looked_for() => Assert.Equal(
        [$"No alert of channel 'desk' of watchlist '{watchlist}' is owed or dead."],
        (await RunAsync("list", "--channel", "desk", "--watchlist", watchlist.Value)).Output);

    [Fact]
    public async Task A_dead_alert_that_is_retried_is_owed_and_has_its_message()
    {
        var dead = await BuryAsync(await OweAsync("one", "desk"));

        var end = await RunAsync("retry", dead.Value);

        Assert.Equal([$"{dead}  is owed again"], end.Output);
        Assert.Equal(0, end.ExitCode);
        Assert.Contains(dead, (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Id));
        var messages = await services.GetRequiredService<IWorkReceiver>().ReceiveAsync(Queues.Alerts, 32, TimeSpan.FromMinutes(1), Cancel);
        Assert.Contains(dead.Value, messages.Select(message => message.Text));
    }

    [Fact]
    public async Task All_dead_alerts_of_a_channel_are_retried_and_no_others()
    {
        var channel = $"desk-{Guid.NewGuid():n}";
        AlertId[] ours = [await BuryAsync(await OweAsync("one", channel)), await BuryAsync(await OweAsync("two", channel))];
        var other = await BuryAsync(await OweAsync("three", "mail"));

        var end = await RunAsync("retry", "--all-dead", "--channel", channel);

        Assert.Equal(ours.Select(id => $"{id}  is owed again").Order(), end.Output.Order());
        Assert.Contains(other, (await Outbox.ListDeadAsync(Cancel)).Select(dead => dead.Id));
        Assert.Equal(["No alert is dead."], (await RunAsync("retry", "--all-dead", "--channel", channel)).Output);
    }

    [Fact]
    public async Task A_dropped_alert_is_listed_as_suppressed_with_the_reason()
    {
        var id = await OweAsync("one", "desk");

        Assert.Equal(0, (await RunAsync("drop", id.Value, "--reason", "an exercise")).ExitCode);

        var end = await RunAsync("list", "--watchlist", watchlist.Value, "--state", "suppressed", "--format", "json");
        Assert.Equal("dropped by hand: an exercise", JsonNode.Parse(Assert.Single(end.Output))!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_can_not_be_done_is_told_and_the_rest_is_done()
    {
        var id = await OweAsync("one", "desk");
        var unknown = new string('0', 32);

        var end = await RunAsync("drop", unknown, id.Value);

        Assert.Equal([$"{unknown}: no such alert is owed or dead; it was sent or suppressed, or never was"], end.Errors);
        Assert.Equal([$"{id}  is dropped"], end.Output);
        Assert.Equal(1, end.ExitCode);
    }

    [Theory]
    [InlineData("'x' is not an alert id: expected 32 lower-case hexadecimal digits.", "drop", "x")]
    [InlineData("Expected either ids of alerts or --all-dead. See feedmonitor alerts retry --help.", "retry")]
    [InlineData("--channel goes with --all-dead. See feedmonitor alerts retry --help.", "retry", "x", "--channel", "desk")]
    [InlineData("--limit takes a number from 1 on, not '0'. See feedmonitor alerts list --help.", "list", "--limit", "0")]
    public async Task A_mistake_is_told_in_one_line(string expected, params string[] args) => Assert.Equal(expected, (await RunAsync(args)).Mistake);

    [Fact]
    public async Task Memory_has_no_alerts_to_list() => Assert.StartsWith(
        "--store memory holds no alerts at the start", (await InProcess.RunAsync("alerts", "list", "--store", "memory")).Mistake, StringComparison.Ordinal);

    private Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(["alerts", .. args, "--store", azurite.Connection.ConnectionString!]);

    private async Task<AlertId> OweAsync(string title, string channel)
    {
        var item = new ItemId(title);
        var id = HitId.Of(watchlist, item);
        var hit = new Hit
        {
            Id = id,
            Watchlist = watchlist,
            WatchlistName = "Cargo",
            Item = item,
            Title = title,
            Feed = new FeedId("news"),
            FeedTitle = "News",
            FeedUrl = "https://example.org/feed",
            FoundAt = Found,
            Score = 1,
            Terms = ["fire"],
            Evidence = [new Evidence("fire", "Fire.", Zone.Lead, 0, 4)],
            Alerts = [new HitAlert(AlertId.Of(id, channel), channel, AlertState.Owed, Found)],
        };
        await Hits.RecordAsync([hit], Cancel);
        return hit.Alerts[0].Id;
    }

    private async Task<AlertId> BuryAsync(AlertId id)
    {
        var claimed = await Outbox.ClaimAsync(id, Found, Found.AddMinutes(1), Cancel);
        Assert.True(await Outbox.MarkDeadAsync(claimed!, Found, "HTTP 410", Cancel));
        return id;
    }
}
