using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Functions.Host;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Testing;
using FeedMonitor.Testing.Editing;
using FeedMonitor.Testing.MainJob;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Functions.Editing;

/// <summary>What is edited on one instance counts on the others, which were running before: on Azure the API and the queues have instances of their own.</summary>
public sealed class SeveralInstancesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string OtherHook = "/hooks/other";

    private readonly string prefix = AzuriteFixture.NewPrefix();
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));
    private readonly OperationCounter counter = new();
    private readonly List<IAsyncDisposable> running = [];
    private MainJobSetting? setting;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MainJobSetting Setting => setting!;

    public async ValueTask InitializeAsync()
    {
        setting = await MainJobSetting.StartAsync();
        Setting.Server.Answer(OtherHook, 200);
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = running.Count - 1; i >= 0; i--)
        {
            await running[i].DisposeAsync();
        }

        await Setting.DisposeAsync();
    }

    [Fact]
    public async Task A_changed_channel_is_sent_to_where_it_is_now()
    {
        var (api, worker) = (await ApiAsync(), await InstanceAsync());
        await worker.RunAsync(Cancel);
        Assert.Single(Setting.Alerts);

        Assert.Equal(200, (await PutChannelAsync(api, "ops", match: "*")).Status);
        await NextAsync(worker, "Drums at the mole");

        Assert.Single(Setting.Alerts);
        Assert.Single(Setting.Server.ReceivedAt(OtherHook));
    }

    [Fact]
    public async Task A_new_channel_is_known_to_the_first_alert_of_its_new_watchlist()
    {
        var (api, worker) = (await ApiAsync(), await InstanceAsync());
        await worker.RunAsync(Cancel);

        Assert.Equal(201, (await PutChannelAsync(api, "night", match: null)).Status);
        Assert.Equal(201, (await PutWatchlistAsync(api, "mole", "id: mole\nterms: [mole]\nalert: { channels: [night] }\n")).Status);
        await NextAsync(worker, "Drums at the mole");

        Assert.Single(Setting.Server.ReceivedAt(OtherHook));
        Assert.Equal(0, (int)(await api.GetAsync("/api/health")).Json["alerts"]!["owed"]!);
    }

    [Fact]
    public async Task A_channel_that_is_not_there_is_looked_for_within_the_minute()
    {
        var (api, worker) = (await ApiAsync(), await InstanceAsync());
        var (news, channels) = (worker.Services.GetRequiredService<IChannelNews>(), worker.Services.GetRequiredService<ChannelSet>());
        await news.LookAsync(isMissing: false, Cancel);
        await PutChannelAsync(api, "night", match: null);

        await news.LookAsync(isMissing: false, Cancel);
        Assert.Null(channels.Find("night"));
        await news.LookAsync(isMissing: true, Cancel);
        Assert.NotNull(channels.Find("night"));
    }

    [Fact]
    public async Task An_instance_that_knows_the_channels_asks_for_them_once_a_minute()
    {
        var worker = await InstanceAsync(counted: true);
        Setting.ServePageAnd("another", "Drums found at the northern mole", "Two more drums of nitrocellulose were found at the northern mole on Friday.");

        await worker.RunAsync(Cancel);

        Assert.Equal(2, Setting.Alerts.Count);
        Assert.Single(counter.Operations, operation => operation.EndsWith("configuration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_poll_that_is_answered_304_costs_one_read_and_one_write_here_too()
    {
        var worker = await InstanceAsync(counted: true);
        await worker.RunAsync(Cancel);
        var feed = Assert.Single(await worker.Services.GetRequiredService<IFeedStore>().ListAsync(Cancel)).Feed;
        clock.Advance(TimeSpan.FromMinutes(20));
        counter.Reset();

        await worker.Get<PollFeeds>().RunAsync(new PollBatch([feed.Id]).ToMessage(), Cancel);

        Assert.Equal(2, Setting.Polls);
        Assert.True((counter.Reads, counter.Writes) == (1, 1), string.Join(", ", counter.Operations));
    }

    [Fact]
    public async Task An_instance_that_stores_last_has_seen_what_was_saved_meanwhile()
    {
        var other = await ApiAsync();
        var slow = await ApiAsync(beforeStoring: () => PutWatchlistAsync(other, "theirs", "id: theirs\nterms: [oil]\n"));

        Assert.Equal(201, (await PutWatchlistAsync(slow, "ours", "id: ours\nterms: [gas]\n")).Status);

        Assert.Equal(["dual-use", "noise", "ours", "theirs"], await StoredAsync(other));
    }

    [Fact]
    public async Task An_instance_that_starts_has_seen_what_was_saved_meanwhile()
    {
        var other = await ApiAsync();

        await InstanceAsync(beforeStoring: () => PutWatchlistAsync(other, "theirs", "id: theirs\nterms: [oil]\n"));

        Assert.Equal(["dual-use", "noise", "theirs"], await StoredAsync(other));
    }

    private static Task<ApiReply> PutWatchlistAsync(RunningMonitor api, string id, string text) =>
        api.SendAsync(HttpMethod.Put, $"/api/watchlists/{id}", (text, "application/yaml"), isNew: true);

    private static async Task<string[]> StoredAsync(RunningMonitor api) =>
        [.. (await api.GetAsync("/api/watchlists")).Json["watchlists"]!.AsArray().Select(list => (string)list!["id"]!).Order(StringComparer.Ordinal)];

    private Task<ApiReply> PutChannelAsync(RunningMonitor api, string id, string? match) => api.SendAsync(
        HttpMethod.Put, $"/api/channels/{id}", ($$"""{ "kind": "webhook", "settings": { "url": "{{Setting.Server.Url(OtherHook)}}" } }""", "application/json"), match, isNew: match is null);

    private async Task NextAsync(TriggerHost worker, string title)
    {
        Setting.ServePageAnd("another", title, "Two more drums of nitrocellulose were found at the northern mole on Friday.");
        clock.Advance(TimeSpan.FromMinutes(20));
        await worker.RunAsync(Cancel);
    }

    private async Task<RunningMonitor> ApiAsync(Func<Task>? beforeStoring = null)
    {
        var host = await InstanceAsync();
        if (beforeStoring is not null)
        {
            ((StoringLater)host.Services.GetRequiredService<IWatchlistStore>()).Before = beforeStoring;
        }

        var front = await ApiFront.StartAsync(host);
        var api = new RunningMonitor(front.Address, front.DisposeAsync);
        running.Add(api);
        return api;
    }

    private async Task<TriggerHost> InstanceAsync(bool counted = false, Func<Task>? beforeStoring = null)
    {
        var host = await TriggerHost.StartAsync(Setting.ConfigFolder, azurite.ConnectionString, clock, services =>
        {
            services.AddAzureStorage(azurite.NewClients(prefix, counted ? counter : null));
            var store = services.Last(service => service.ServiceType == typeof(IWatchlistStore)).ImplementationType!;
            services.AddSingleton<IWatchlistStore>(provider => new StoringLater((IWatchlistStore)ActivatorUtilities.CreateInstance(provider, store)) { Before = beforeStoring });
        });
        running.Add(host);
        counter.Reset();
        return host;
    }

    /// <summary>A store to which something happens before it is written to for the first time from now on.</summary>
    private sealed class StoringLater(IWatchlistStore store) : IWatchlistStore
    {
        public Func<Task>? Before { get; set; }

        public Task<Watchlist?> FindAsync(WatchlistId id, CancellationToken cancel) => store.FindAsync(id, cancel);

        public Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel) => store.ListAsync(cancel);

        public Task<IReadOnlyList<WatchlistVersion>> ListVersionsAsync(CancellationToken cancel) => store.ListVersionsAsync(cancel);

        public async Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel)
        {
            if (Before is { } before)
            {
                Before = null;
                await before();
            }

            await store.ApplyAsync(watchlists, cancel);
        }
    }
}
