using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Watchlists;

public sealed class WatchlistMatcherSourceTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly StoreDouble store = new();
    private readonly LogDouble log = new();
    private readonly WatchlistMatcherSource source;

    public WatchlistMatcherSourceTests() => source = new WatchlistMatcherSource(store, time, log);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task The_store_is_read_once_while_the_matcher_is_fresh()
    {
        var first = await source.GetAsync(Cancel);
        time.Advance(WatchlistMatcherSource.Freshness - TimeSpan.FromTicks(1));

        Assert.Same(first, await source.GetAsync(Cancel));
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task After_a_pause_a_poll_waits_for_what_has_changed()
    {
        await source.GetAsync(Cancel);
        store.Lists = [List("turbine")];
        time.Advance(WatchlistMatcherSource.LongestBehind);

        Assert.Equal(store.Lists, (await source.GetAsync(Cancel)).Watchlists);
    }

    [Fact]
    public async Task A_poll_does_not_wait_for_a_change_and_a_later_one_sees_it()
    {
        var first = await source.GetAsync(Cancel);
        store.Lists = [List("turbine")];
        store.Gate = new TaskCompletionSource();
        time.Advance(WatchlistMatcherSource.Freshness);

        Assert.Same(first, await source.GetAsync(Cancel));

        // The look goes on beside the polls. A poll that finds it running after a pause waits for it.
        time.Advance(WatchlistMatcherSource.LongestBehind);
        var next = source.GetAsync(Cancel);
        store.Gate.SetResult();
        Assert.Equal(store.Lists, (await next).Watchlists);
    }

    [Fact]
    public async Task While_the_store_can_not_be_asked_polls_go_on_and_the_log_says_so()
    {
        var first = await source.GetAsync(Cancel);
        store.Error = new InvalidOperationException("down");
        time.Advance(WatchlistMatcherSource.LongestBehind);

        Assert.Same(first, await source.GetAsync(Cancel));
        Assert.Same(first, await source.GetAsync(Cancel));
        Assert.Equal(["down"], log.Errors);

        store.Error = null;
        store.Lists = [List("turbine")];
        time.Advance(WatchlistMatcherSource.Freshness);
        Assert.Equal(store.Lists, (await source.GetAsync(Cancel)).Watchlists);
    }

    [Fact]
    public async Task Only_what_has_changed_is_read_again()
    {
        store.Lists = [List("turbine"), Named("other", "x"), Named("third", "y")];
        await source.GetAsync(Cancel);
        store.Lists = [store.Lists[0], Named("other", "z"), Named("fourth", "y")];
        time.Advance(WatchlistMatcherSource.LongestBehind);

        var matcher = await source.GetAsync(Cancel);

        Assert.Equal(store.Lists, matcher.Watchlists);
        Assert.Equal(["other", "fourth"], store.Found);
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task Unchanged_lists_are_not_read_again()
    {
        store.Lists = [List("turbine")];
        var first = await source.GetAsync(Cancel);
        time.Advance(WatchlistMatcherSource.LongestBehind);

        Assert.Same(first, await source.GetAsync(Cancel));
        Assert.Equal((1, 0), (store.Reads, store.Found.Count));
    }

    [Fact]
    public async Task A_list_that_can_not_be_read_any_more_goes_on_as_it_was_and_the_log_says_so()
    {
        store.Lists = [List("turbine"), Named("other", "x")];
        var first = await source.GetAsync(Cancel);
        store.Lists = [List("engine"), Named("other", "y")];
        store.Unreadable = "engines";
        time.Advance(WatchlistMatcherSource.LongestBehind);

        var next = await source.GetAsync(Cancel);
        time.Advance(WatchlistMatcherSource.LongestBehind);

        Assert.Equal([first.Watchlists[0], store.Lists[1]], next.Watchlists);
        Assert.Same(next, await source.GetAsync(Cancel));
        Assert.All(log.Errors, error => Assert.Contains("'engines'", error, StringComparison.Ordinal));
        Assert.Equal(2, log.Errors.Count);
        store.Unreadable = null;
        time.Advance(WatchlistMatcherSource.LongestBehind);
        Assert.Equal(store.Lists, (await source.GetAsync(Cancel)).Watchlists);
    }

    [Fact]
    public async Task Nothing_is_polled_without_a_list_that_could_never_be_read()
    {
        store.Lists = [List("turbine")];
        store.Unreadable = "engines";

        var error = await Assert.ThrowsAsync<UnreadableWatchlistException>(() => source.GetAsync(Cancel));

        Assert.Equal("The stored watchlist 'engines' can't be read: it is torn. The next start of a monitor stores it anew.", error.Message);
    }

    [Fact]
    public async Task A_store_that_fails_is_asked_again_the_next_time()
    {
        store.Error = new InvalidOperationException("down");
        await Assert.ThrowsAsync<InvalidOperationException>(() => source.GetAsync(Cancel));
        store.Error = null;

        Assert.Empty((await source.GetAsync(Cancel)).Watchlists);
    }

    [Fact]
    public async Task Many_at_once_read_the_store_once()
    {
        store.Gate = new TaskCompletionSource();
        var all = Enumerable.Range(0, 20).Select(_ => source.GetAsync(Cancel)).ToArray();
        store.Gate.SetResult();

        Assert.Single((await Task.WhenAll(all)).Distinct());
        Assert.Equal(1, store.Reads);
    }

    private static Watchlist List(string term, params string[] channels) => new(WatchlistId.Parse("engines"), "Engines", [Term.Parse(term)], channels);

    private static Watchlist Named(string id, string term) => new(WatchlistId.Parse(id), id, [Term.Parse(term)], []);

    private sealed class StoreDouble : IWatchlistStore
    {
        public IReadOnlyList<Watchlist> Lists { get; set; } = [];

        public Exception? Error { get; set; }

        public string? Unreadable { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        /// <summary>How often all were read.</summary>
        public int Reads { get; private set; }

        /// <summary>The ids of those that were read one by one.</summary>
        public List<string> Found { get; } = [];

        public Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel)
        {
            Reads++;
            return Task.FromResult<IReadOnlyList<Watchlist>>([.. Lists.Select(Readable)]);
        }

        public async Task<IReadOnlyList<WatchlistVersion>> ListVersionsAsync(CancellationToken cancel)
        {
            await (Gate?.Task ?? Task.CompletedTask);
            return Error is not null ? throw Error : [.. Lists.Select(list => new WatchlistVersion(list.Id, $"{list.Name} {string.Join(' ', list.Terms)}"))];
        }

        public Task<Watchlist?> FindAsync(WatchlistId id, CancellationToken cancel)
        {
            Found.Add(id.Value);
            return Task.FromResult(Lists.Where(list => list.Id == id).Select(Readable).FirstOrDefault());
        }

        public Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel) => throw new NotSupportedException();

        private Watchlist Readable(Watchlist list) => list.Id.Value == Unreadable ? throw new UnreadableWatchlistException(list.Id, "it is torn") : list;
    }

    private sealed class LogDouble : ILogger<WatchlistMatcherSource>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Errors.Add(exception!.Message);
    }
}
