using FeedMonitor.Alerts;
using FeedMonitor.Channels;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.LocalHost;

public sealed class RunTallyTests : IDisposable
{
    private static readonly FeedId Feed = new("00000000000000000000000000000001");

    private readonly StringWriter output = new();
    private readonly ServiceProvider services;
    private readonly RunTally tally;

    public RunTallyTests()
    {
        var console = new HitConsole(output, colours: false, TimeZoneInfo.Utc);
        services = new ServiceCollection().AddSingleton(console).AddChannelKinds().BuildServiceProvider();
        var kinds = services.GetServices<IChannelKind>().ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        tally = new RunTally(console, new ChannelSet([Channel(kinds["console"], "desk"), Channel(kinds["webhook"], "ops")]));
    }

    public void Dispose()
    {
        services.Dispose();
        output.Dispose();
    }

    [Fact]
    public void Nothing_done_is_a_summary_of_noughts() => AssertSummary(
        "Feeds:  0 read, 0 unchanged, 0 failed; 0 new items, 0 hits.",
        "Alerts: 0 sent, 0 failed, 0 dead; 0 still owed.");

    [Fact]
    public void Every_end_of_a_poll_has_its_count_and_a_skipped_one_none()
    {
        tally.Count(new PollReport(Feed, PollEnd.Read, NewItems: 3, Hits: [Recorded(1, true, "desk"), Recorded(2, false, "desk")]));
        tally.Count(new PollReport(Feed, PollEnd.Read, NewItems: 1));
        tally.Count(new PollReport(Feed, PollEnd.NotModified));
        tally.Count(new PollReport(Feed, PollEnd.Failed, Error: "down"));
        tally.Count(new PollReport(Feed, PollEnd.Skipped, NewItems: 4));

        AssertSummary("Feeds:  2 read, 1 unchanged, 1 failed; 4 new items, 1 hit.", "Alerts: 0 sent, 0 failed, 0 dead; 0 still owed.");
    }

    [Fact]
    public void Every_end_of_a_delivery_has_its_count_and_that_of_another_worker_none()
    {
        DeliveryResult[] results = [DeliveryResult.Sent, DeliveryResult.Sent, DeliveryResult.Sent, DeliveryResult.Failed, DeliveryResult.Failed, DeliveryResult.Dead, DeliveryResult.NotOurs];
        Array.ForEach(results, result => tally.Count(new DeliveryReport(new AlertId("1"), result)));

        AssertSummary("Feeds:  0 read, 0 unchanged, 0 failed; 0 new items, 0 hits.", "Alerts: 3 sent, 2 failed, 1 dead; 4 still owed.", new OutboxCounts(4, 1));
        AssertSummary("Feeds:  0 read, 0 unchanged, 0 failed; 0 new items, 0 hits.", "Alerts: 3 sent, 2 failed, 1 dead; 3 held, 1 still owed.", new OutboxCounts(4, 1) { Held = 3 });
    }

    [Theory]
    [InlineData(true, "Tug 1", "ops")]
    [InlineData(true, "Tug 1")]
    [InlineData(true, "Tug 1", "a-channel-of-yesterday")]
    [InlineData(true, null, "desk")] // its own alert prints it
    [InlineData(true, null, "ops", "desk")]
    [InlineData(false, null, "ops")]
    public void A_hit_that_no_console_channel_will_print_is_printed_once(bool isNew, string? printed, params string[] channels)
    {
        tally.Count(new PollReport(Feed, PollEnd.Read, NewItems: 1, Hits: [Recorded(1, isNew, channels)]));

        Assert.Equal(printed is null ? 0 : 1, output.ToString().Split("● Cargo  Tug 1").Length - 1);
    }

    private void AssertSummary(string feeds, string alerts, OutboxCounts? outbox = null) =>
        Assert.Equal(feeds + Environment.NewLine + alerts, tally.Summary(outbox ?? new OutboxCounts(0, 0)));

    private static IChannel Channel(IChannelKind kind, string id)
    {
        var place = new ConfigPlace("channels.yaml", 1);
        var settings = kind.Settings.Where(name => name == "url").ToDictionary(name => name, _ => new ChannelSetting("https://ops.example/hook", place), StringComparer.Ordinal);
        return kind.Create(new ChannelDefinition(id, kind.Kind, settings, place));
    }

    private static RecordedHit Recorded(int number, bool isNew, params string[] channels)
    {
        var id = new HitId($"{number:D32}");
        return new RecordedHit(
            new Hit
            {
                Id = id,
                Watchlist = WatchlistId.Parse("cargo"),
                WatchlistName = "Cargo",
                Item = new ItemId($"{number:D32}"),
                Title = $"Tug {number}",
                Feed = Feed,
                FeedTitle = "News",
                FeedUrl = "https://news.example/feed.xml",
                FoundAt = DateTimeOffset.UnixEpoch,
                Score = 1,
            Terms = ["\"machine tools\"", "верстат*"],
                Evidence = [],
                Alerts = [.. channels.Select(channel => new HitAlert(AlertId.Of(id, channel), channel, AlertState.Owed, DateTimeOffset.UnixEpoch))],
            },
            isNew);
    }
}
