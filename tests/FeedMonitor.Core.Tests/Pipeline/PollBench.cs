using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Pipeline;

/// <summary>The pipeline as the hosts have it, over memory storage, with a clock that stands and feeds that answer as they are told.</summary>
internal sealed class PollBench : IFeedFetcher, IPageFetcher, IDisposable
{
    private readonly Dictionary<FeedUrl, Func<FeedValidators, FetchOutcome>> answers = [];
    private readonly ServiceProvider services;

    public PollBench(Action<IServiceCollection>? change = null, int hostPauseMilliseconds = 0)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Poll:HostPauseMilliseconds"] = $"{hostPauseMilliseconds}", ["Poll:JitterPercent"] = "0" }).Build();
        var registered = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddFeedMonitorCore(settings)
            .AddMemoryStorage(new MemoryStorage(Time)).AddSingleton<IFeedFetcher>(this).AddSingleton<IPageFetcher>(this);
        change?.Invoke(registered);
        services = registered.BuildServiceProvider();
        Feed = FeedAt("https://news.example/feed.xml");
    }

    public TimersMade Time { get; } = new(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    public Feed Feed { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The pages that can be fetched.</summary>
    public Dictionary<string, FetchOutcome> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>The pages that were asked for, in order.</summary>
    public List<string> PagesAsked { get; } = [];

    /// <summary>What was fetched, in order.</summary>
    public List<(FeedUrl Url, FeedValidators Validators)> Fetched { get; } = [];

    public IFeedStore Feeds => Get<IFeedStore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Feed FeedAt(string address)
    {
        var url = FeedUrl.Parse(address);
        return new Feed(FeedId.Of(url), url, url.Host, SiteUrl: null, Groups: []);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public void Dispose() => services.Dispose();

    /// <summary>Lists the one feed, and a watchlist of one term with the channel "desk".</summary>
    public Task<PollBench> WatchAsync() => WatchAsync("turbine");

    public async Task<PollBench> WatchAsync(params string[] terms)
    {
        await Feeds.ApplyAsync([Feed], Cancel);
        await Get<IWatchlistStore>().ApplyAsync([new Watchlist(WatchlistId.Parse("engines"), "Engines", [.. terms.Select(Term.Parse)], ["desk"])], Cancel);
        return this;
    }

    public void Answer(Feed feed, Func<FeedValidators, FetchOutcome> answer) => Answer(feed.Url, answer);

    public void Answer(FeedUrl url, Func<FeedValidators, FetchOutcome> answer) => answers[url] = answer;

    public void Publish(params IEnumerable<Entry> entries)
    {
        var body = Rss.Of(entries);
        Answer(Feed, _ => new FetchOutcome.Fetched(body, ETag: "\"1\"", LastModified: null));
    }

    /// <summary>Polls the feed when it is due, with these entries in it.</summary>
    public Task<PollReport> PollAsync(params IEnumerable<Entry> entries)
    {
        Publish(entries);
        return PollAsync();
    }

    public async Task<PollReport> PollAsync()
    {
        var due = (await StateAsync()).NextPollAt - Now;
        Time.Advance(due > TimeSpan.Zero ? due : TimeSpan.Zero);
        return await PollNowAsync();
    }

    /// <summary>Polls the feed if it is due.</summary>
    public async Task<PollReport> PollNowAsync() => Assert.Single(await Get<PollPipeline>().RunAsync(new PollBatch([Feed.Id]), Cancel));

    public async Task<FeedState> StateAsync() => (await Feeds.FindAsync(Feed.Id, Cancel))!.State;

    /// <summary>The headlines of all hits, oldest first.</summary>
    public async Task<IReadOnlyList<string>> HitsAsync() =>
        [.. (await Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits.Select(hit => hit.Title).Reverse()];

    public async Task<int> OwedAsync() => (await Get<IAlertOutbox>().CountAsync(Cancel)).Owed;

    public async Task<IReadOnlyList<HistoryItem>> HistoryAsync() =>
        await Get<IItemHistory>().ReadAsync(DateTimeOffset.UnixEpoch, Cancel).ToListAsync(Cancel);

    public Task<FetchOutcome> FetchAsync(FeedUrl url, FeedValidators validators, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Fetched.Add((url, validators));
        return Task.FromResult(answers[url](validators));
    }

    public Task<FetchOutcome> FetchPageAsync(FeedUrl url, CancellationToken cancel)
    {
        PagesAsked.Add(url.Value);
        return Task.FromResult(Pages.GetValueOrDefault(url.Value, new FetchOutcome.Failed("HTTP 404 Not Found")));
    }
}
