namespace FeedMonitor.Pipeline;

public sealed class SiteTurnsTests
{
    private readonly SiteTurns turns = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_that_nobody_asks_any_more_takes_no_room()
    {
        var asking = 0;
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => turns.RunAsync($"news{number % 250}.example", AskAsync, Cancel)));

        Assert.Equal((1_000, 0), (asking, turns.Count));

        async Task AskAsync()
        {
            await Task.Yield();
            Interlocked.Increment(ref asking);
        }
    }

    [Fact]
    public async Task Those_who_ask_one_site_go_in_turn_and_others_beside_them()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var asked = new List<string>();
        var one = turns.RunAsync("a.example", () => AskAsync("first", first), Cancel);
        var two = turns.RunAsync("a.example", () => AskAsync("second", second), Cancel);
        await turns.RunAsync("b.example", () => AskAsync("other", Done()), Cancel);
        Assert.Equal(["first", "other"], asked);
        Assert.Equal(1, turns.Count);

        second.SetResult();
        first.SetResult();
        await Task.WhenAll(one, two);

        Assert.Equal(["first", "other", "second"], asked);
        Assert.Equal(0, turns.Count);

        Task AskAsync(string name, TaskCompletionSource until)
        {
            asked.Add(name);
            return until.Task;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_fails_or_gives_up_waiting_leaves_the_site_to_others(bool isFirst)
    {
        var end = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var first = turns.RunAsync("a.example", () => end.Task, Cancel);
        var second = turns.RunAsync("a.example", () => Task.CompletedTask, gone.Token);
        if (isFirst)
        {
            end.SetException(new IOException("no answer"));
            await Assert.ThrowsAsync<IOException>(() => first);
            await second;
        }
        else
        {
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
            end.SetResult();
            await first;
        }

        await turns.RunAsync("a.example", () => Task.CompletedTask, Cancel);
        Assert.Equal(0, turns.Count);
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
