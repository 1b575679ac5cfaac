using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Feeds.Fetching;

public sealed class TimeoutTests : FetcherTest
{
    private readonly TaskCompletionSource reached = new();
    private readonly TimersMade timers = new(new DateTimeOffset(2026, 5, 14, 8, 0, 0, TimeSpan.Zero));

    public TimeoutTests() => Time = timers;

    [Fact]
    public async Task A_server_that_never_answers_is_a_failure_after_the_time_for_the_head()
    {
        Server.Handle(Path, Hanging());

        await AssertTimesOutAsync(Options.HeaderTimeoutSeconds, "127.0.0.1 began no answer within 20 s");
    }

    [Fact]
    public async Task A_body_that_never_ends_is_a_failure_after_the_total_time()
    {
        Server.Handle(Path, Hanging(200, "<rss>"));

        await AssertTimesOutAsync(Options.TotalTimeoutSeconds, "no whole answer within 45 s");
    }

    [Fact]
    public async Task For_the_page_of_an_error_that_never_ends_its_status_is_taken_after_a_while()
    {
        Server.Handle(Path, Hanging(503, "<html>"));
        var fetching = FetchAsync();

        // The whole, the head, the page: with the third the head has come.
        await timers.OfNumber(3).WaitAsync(Cancel);
        Time.Advance(HttpFeedFetcher.PatienceWithErrorPages);

        Assert.Equal("HTTP 503 Service Unavailable", Assert.IsType<FetchOutcome.Throttled>(await fetching).Error);
    }

    [Fact]
    public async Task A_status_that_says_enough_waits_for_no_page()
    {
        Server.Handle(Path, Hanging(404, "<html>"));

        Assert.Equal("HTTP 404 Not Found", (await FailAsync()).Error);
    }

    [Fact]
    public async Task Redirects_share_one_time()
    {
        foreach (var hop in Enumerable.Range(0, 3))
        {
            Server.Handle(hop == 0 ? Path : $"/{hop}", async context =>
            {
                Time.Advance(TimeSpan.FromSeconds(15));
                if (hop == 2)
                {
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                }

                context.Response.Redirect($"/{hop + 1}");
            });
        }

        Assert.Equal("no whole answer within 45 s", (await FailAsync()).Error);
    }

    [Fact]
    public async Task The_caller_comes_first_when_both_give_up()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Server.Handle(Path, Hanging());
        var fetching = FetchAsync(cancel: caller.Token);
        await reached.Task.WaitAsync(Cancel);

        await caller.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(Options.TotalTimeoutSeconds));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    // An answer that begins, unless there is nothing of it, and never ends.
    private RequestDelegate Hanging(int status = 200, string begin = "") => async context =>
    {
        context.Response.StatusCode = status;
        if (begin.Length > 0)
        {
            await context.Response.WriteAsync(begin);
            await context.Response.Body.FlushAsync();
        }

        reached.SetResult();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    private async Task AssertTimesOutAsync(int seconds, string error)
    {
        var fetching = FetchAsync();
        await reached.Task.WaitAsync(Cancel);
        Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.False(fetching.IsCompleted);

        Time.Advance(TimeSpan.FromTicks(1));

        var failed = Assert.IsType<FetchOutcome.Failed>(await fetching);
        Assert.Equal(error, failed.Error);
        Assert.Equal(FetchTrouble.Network, failed.Trouble);
        Assert.Null(failed.RetryAfter);
    }
}
