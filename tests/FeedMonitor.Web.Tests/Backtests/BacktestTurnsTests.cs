using System.Net;
using System.Text;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Web.Backtests;

/// <summary>However many ask, few back-tests run, and none for somebody who has left.</summary>
public sealed class BacktestTurnsTests : IAsyncLifetime
{
    private const int MostAtOnce = 2;
    private const int MostWaiting = 4;

    private readonly StandingHistory history = new();

    private ApiServer api = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        api = await ApiServer.StartAsync(configure: services => services.AddSingleton<IItemHistory>(history));
        await api.Get<IWatchlistStore>().ApplyAsync([new Watchlist(WatchlistId.Parse("tools"), "Tools", [Term.Parse("lathe")], [])], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        history.Dispose();
    }

    [Fact]
    public async Task It_stops_when_the_one_who_asked_has_left()
    {
        using var leaving = new CancellationTokenSource();
        var asking = AskAsync(leaving.Token);
        await history.Asked.WaitAsync(Cancel);

        await leaving.CancelAsync();

        await history.Stopped.WaitAsync(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Others_wait_for_their_turn_and_who_comes_after_these_is_told_so()
    {
        Task<HttpResponseMessage>[] asking = [.. Enumerable.Range(0, MostAtOnce + MostWaiting + 1).Select(_ => AskAsync(Cancel))];

        var first = await Task.WhenAny(asking);
        using var refused = await first;

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(asking.Length - 1, asking.Count(asked => !asked.IsCompleted));

        // Each of the others has its turn, and never more than two have it at once.
        var others = asking.Where(asked => asked != first).ToArray();
        for (var answered = 0; answered < others.Length; answered++)
        {
            await history.Asked.WaitAsync(Cancel);
            if (answered >= MostAtOnce - 1)
            {
                history.Answer();
            }
        }

        history.Answer();
        Assert.All(await Task.WhenAll(others), answer =>
        {
            using (answer)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        });
        Assert.Equal(MostAtOnce, history.MostAtWork);
    }

    [Fact]
    public async Task A_turn_that_was_left_is_the_next_ones()
    {
        using var leaving = new CancellationTokenSource();
        using var staying = new CancellationTokenSource();
        var first = Enumerable.Range(0, MostAtOnce).Select(_ => AskAsync(leaving.Token)).ToArray();
        for (var i = 0; i < first.Length; i++)
        {
            await history.Asked.WaitAsync(Cancel);
        }

        var next = AskAsync(staying.Token);
        await leaving.CancelAsync();

        await history.Asked.WaitAsync(Cancel);
        await staying.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private async Task<HttpResponseMessage> AskAsync(CancellationToken cancel)
    {
        using var body = new StringContent("""{ "watchlist": "tools" }""", Encoding.UTF8, "application/json");
        return await api.PostAsync("/api/backtests", body, cancel);
    }
}
