using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Feeds.Fetching;

public sealed class TimeoutTests : FetcherTest
{
    private readonly TaskCompletionSource reached = new();

    [Fact]
    public async Task A_server_that_never_answers_is_a_failure_after_the_total_time()
    {
        Server.Handle(Path, async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await AssertTimesOutAsync();
    }

    [Fact]
    public async Task A_body_that_never_ends_is_a_failure_after_the_total_time()
    {
        Server.Handle(Path, async context =>
        {
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await AssertTimesOutAsync();
    }

    [Fact]
    public async Task Redirects_share_one_time()
    {
        Server.Handle(Path, context =>
        {
            Time.Advance(TimeSpan.FromSeconds(Options.TotalTimeoutSeconds - 1));
            context.Response.Redirect("/slow.xml");
            return Task.CompletedTask;
        });
        Server.Handle("/slow.xml", async context =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        Assert.Equal("no whole answer within 45 s", (await FailAsync()).Error);
    }

    [Fact]
    public async Task The_caller_comes_first_when_both_give_up()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Server.Handle(Path, async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var fetching = FetchAsync(cancel: caller.Token);
        await reached.Task.WaitAsync(Cancel);

        await caller.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(Options.TotalTimeoutSeconds));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    private async Task AssertTimesOutAsync()
    {
        var fetching = FetchAsync();
        await reached.Task.WaitAsync(Cancel);
        Time.Advance(TimeSpan.FromSeconds(Options.TotalTimeoutSeconds) - TimeSpan.FromTicks(1));
        Assert.False(fetching.IsCompleted);

        Time.Advance(TimeSpan.FromTicks(1));

        var failed = Assert.IsType<FetchOutcome.Failed>(await fetching);
        Assert.Equal("no whole answer within 45 s", failed.Error);
        Assert.Null(failed.RetryAfter);
    }
}
