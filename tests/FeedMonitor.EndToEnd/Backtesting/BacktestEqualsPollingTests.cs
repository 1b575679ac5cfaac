using FeedMonitor.Backtesting;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Backtesting;

public sealed class BacktestEqualsPollingOnAzurite(AzuriteFixture azurite) : BacktestEqualsPollingTests
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class BacktestEqualsPollingInMemory : BacktestEqualsPollingTests
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(Clock));
}

/// <summary>What a back-test of the history tells is what polling told: hit by hit, with edits, and with what was old at the first poll.</summary>
public abstract class BacktestEqualsPollingTests : IAsyncLifetime
{
    private const int Rounds = 12;
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 21, 26, 53, TimeSpan.Zero);

    private static readonly Watchlist[] Watchlists =
    [
        List("plain", "drone*", "\"machine tools\"", "станок", "無人機", "Kyïv"),
        List("everywhere", "port", "harbour", "the", "of", "экспорт"),
        List("exact", "=WHO", "title:turbine", "title:порт", "cafe"),
        List("query") with { Query = Query.Parse("(drone* OR дроны) NEAR/6 (export OR экспорт OR strike) NOT film") },
        List("both", "ship", "cargo", "customs", "верстат") with { MinTerms = 2, Query = Query.Parse("turbine OR engine"), None = [Query.Parse("title:review")] },
        List("scoped", "licence", "ministry") with { Scope = new WatchlistScope(["News 1"], ["World"], []) },
    ];

    // Every feed is due every five minutes.
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Poll:HostPauseMilliseconds"] = "0",
        ["Poll:IntervalMinutes"] = "5",
        ["Poll:MaxIntervalMinutes"] = "5",
        ["Poll:JitterPercent"] = "0",
        ["Fetch:AllowPrivateNetworks"] = "true",
        ["FullText:Policy"] = "Never",
    };

    private readonly string[] paths = ["/1.xml", "/2.xml", "/3.xml"];
    private ServiceProvider? services;
    private LoopbackServer? server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected StoppedClock Clock { get; } = new(Start);

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var registered = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddFeedMonitorCore(settings);
        AddStorage(registered);
        services = registered.BuildServiceProvider();
        await Get<IStorageSetup>().EnsureAsync(Cancel);
        await Get<IWatchlistStore>().ApplyAsync(Watchlists, Cancel);
        await Get<IFeedStore>().ApplyAsync([.. paths.Select((path, number) => FeedAt(path, $"News {number}", number == 2 ? ["World", "Ports"] : []))], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await server!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_hits_are_the_same_in_everything()
    {
        var edits = await PollAsync();
        var told = (await Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits;
        Assert.True(edits > 10 && told.Count > 50, $"{edits} edits and {told.Count} hits are too few to tell anything.");

        foreach (var watchlist in Watchlists)
        {
            var report = await BacktestAsync(watchlist, against: null);

            var expected = told.Where(hit => hit.Watchlist == watchlist.Id).OrderBy(hit => hit.Id.Value, StringComparer.Ordinal).ToArray();
            var actual = report.Hits.Samples.OrderBy(hit => hit.Id.Value, StringComparer.Ordinal).ToArray();
            Assert.Equal(expected.Length, report.Hits.Count);
            Assert.Equal(expected.Select(hit => hit.Id), actual.Select(hit => hit.Id));
            Assert.All(expected.Zip(actual), pair => AssertSame(pair.First, pair.Second));
            Assert.Equal(expected.Length, report.Hits.Days.Sum(day => day.Hits));
            Assert.Equal(
                expected.SelectMany(hit => hit.Terms).CountBy(term => term, StringComparer.Ordinal).OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Select(term => (term.Key, term.Value)),
                report.Hits.Terms.Select(term => (term.Term, term.Hits)));
        }
    }

    [Fact]
    public async Task The_difference_of_two_watchlists_is_that_of_their_hits()
    {
        await PollAsync();
        var told = (await Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits.ToLookup(hit => hit.Watchlist.Value, hit => hit.Item);

        var report = await BacktestAsync(Watchlists[0], Watchlists[1]);

        var diff = report.Diff!;
        Assert.Equal(told["everywhere"].Count(), diff.AgainstHits);
        Assert.Equal(told["plain"].Except(told["everywhere"]).ToHashSet(), diff.New.Samples.Select(hit => hit.Item).ToHashSet());
        Assert.Equal(told["everywhere"].Except(told["plain"]).ToHashSet(), diff.Lost.Samples.Select(hit => hit.Item).ToHashSet());
        Assert.Equal((diff.New.Samples.Count, diff.Lost.Samples.Count), (diff.New.Count, diff.Lost.Count));
    }

    protected abstract void AddStorage(IServiceCollection services);

    private static Watchlist List(string id, params string[] terms) => new(WatchlistId.Parse(id), $"The list {id}", [.. terms.Select(Term.Parse)], ["desk"]);

    private static void AssertSame(Hit expected, Hit actual)
    {
        Assert.Equal(expected.Terms, actual.Terms);
        Assert.Equal(expected.Evidence, actual.Evidence);
        Assert.Equal(expected.Alerts.Select(alert => alert.Id.Value).Order(StringComparer.Ordinal), actual.Alerts.Select(alert => alert.Id.Value).Order(StringComparer.Ordinal));

        // A signature joins what is told into stories; nothing is told here. When an edit changed a hit is of no use to its counts.
        Assert.Equal(Rest(expected), Rest(actual));

        static Hit Rest(Hit hit) => hit with { Terms = [], Evidence = [], Alerts = [], Signature = null, AmendedAt = null };
    }

    private T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    private Feed FeedAt(string path, string title, IReadOnlyList<string> groups)
    {
        var url = FeedUrl.Parse(server!.Url(path));
        return new Feed(FeedId.Of(url), url, title, SiteUrl: null, groups);
    }

    // Several polls within an hour, and over midnight.
    private async Task<int> PollAsync()
    {
        InventedNews[] news = [.. paths.Select((_, number) => new InventedNews(number, Start))];
        var edits = 0;
        var ids = (await Get<IFeedStore>().ListAsync(Cancel)).Select(record => record.Feed.Id).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < paths.Length; i++)
            {
                news[i].GoOn(Clock.Now);
                server!.ServeFeed(paths[i], news[i].Rss($"News {i}"));
            }

            var reports = await Get<PollPipeline>().RunAsync(new PollBatch(ids), Cancel);
            Assert.All(reports, report => Assert.Equal(PollEnd.Read, report.End));
            Clock.Advance(TimeSpan.FromMinutes(round % 3 == 2 ? 130 : 9));
        }

        foreach (var chunk in await Get<Items.IItemHistory>().ListAsync(Start, Clock.Now.AddHours(1), Cancel))
        {
            edits += (await Get<Items.IItemHistory>().ReadAsync(chunk, Cancel)).Items.Count(item => item.IsEdit);
        }

        return edits;
    }

    private Task<BacktestReport> BacktestAsync(Watchlist watchlist, Watchlist? against) => new Backtest(Get<Items.IItemHistory>(), Get<IFeedStore>()).RunAsync(
        new BacktestRequest(watchlist, Start, Clock.Now.AddHours(1)) { Against = against, Samples = 1_000 }, progress: null, Cancel);
}
