using FeedMonitor.Watchlists.Queries;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Watchlists;

public sealed class WatchlistMatcherSourceTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly StoreDouble store = new();
    private readonly WatchlistMatcherSource source;

    public WatchlistMatcherSourceTests() => source = new WatchlistMatcherSource(store, time);

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
    public async Task A_change_is_seen_within_a_minute()
    {
        await source.GetAsync(Cancel);
        store.Lists = [List("turbine")];
        time.Advance(WatchlistMatcherSource.Freshness);

        Assert.Equal(store.Lists, (await source.GetAsync(Cancel)).Watchlists);
    }

    [Fact]
    public async Task Lists_that_stayed_the_same_keep_their_matcher()
    {
        store.Lists = [List("turbine", "desk")];
        var first = await source.GetAsync(Cancel);
        store.Lists = [List("turbine", "desk")];
        time.Advance(WatchlistMatcherSource.Freshness);

        Assert.Same(first, await source.GetAsync(Cancel));
    }

    [Theory]
    [InlineData("turbines", "Engines", "desk")]
    [InlineData("turbine", "Motors", "desk")]
    [InlineData("turbine", "Engines", "phone")]
    [InlineData("turbine", "Engines", null)]
    public async Task A_change_of_anything_makes_another_matcher(string term, string name, string? channel)
    {
        store.Lists = [List("turbine", "desk")];
        var first = await source.GetAsync(Cancel);
        store.Lists = [List(term, channel is null ? [] : [channel]) with { Name = name }];
        time.Advance(WatchlistMatcherSource.Freshness);

        Assert.NotSame(first, await source.GetAsync(Cancel));
    }

    public static TheoryData<Watchlist> Changed =>
    [
        List("turbine") with { Query = Query.Parse("a AND b") },
        List("turbine") with { None = [Query.Parse("a")] },
        List("turbine") with { MinTerms = 2 },
        List("turbine") with { Scope = new WatchlistScope(["a"], [], []) },
        List("turbine") with { Scope = new WatchlistScope([], ["a"], []) },
        List("turbine") with { Scope = new WatchlistScope([], [], ["a"]) },
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task A_change_of_query_vetoes_or_scope_makes_another_matcher(Watchlist changed)
    {
        store.Lists = [List("turbine")];
        var first = await source.GetAsync(Cancel);
        store.Lists = [changed];
        time.Advance(WatchlistMatcherSource.Freshness);

        Assert.NotSame(first, await source.GetAsync(Cancel));
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

    private sealed class StoreDouble : IWatchlistStore
    {
        public IReadOnlyList<Watchlist> Lists { get; set; } = [];

        public Exception? Error { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public int Reads { get; private set; }

        public async Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel)
        {
            Reads++;
            await (Gate?.Task ?? Task.CompletedTask);
            return Error is null ? Lists : throw Error;
        }

        public Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel) => throw new NotSupportedException();
    }
}
