using FeedMonitor.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Cli.LocalHost;

public sealed class ScheduleRunnerTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly List<string> runs = [];
    private readonly ScheduleRunner runner;

    public ScheduleRunnerTests() => runner = new ScheduleRunner(time, NullLogger<ScheduleRunner>.Instance);

    public void Dispose() => end.Dispose();

    [Theory]
    [InlineData(Schedules.PlanPolls, 120, "09:27:00", "09:28:00")]
    [InlineData(Schedules.SweepOutbox, 600, "09:30:30", "09:35:30")]
    [InlineData(Schedules.PruneHistory, 86_400, "03:17:00")]
    public async Task Runs_come_at_the_scheduled_times_in_UTC_and_not_before(string schedule, int seconds, params string[] expected)
    {
        var running = runner.RunAsync("Task", schedule, Note, end.Token);

        Advance(seconds);

        Assert.Equal(expected, runs);
        await EndAsync(running);
    }

    [Fact]
    public async Task A_run_that_fails_does_not_end_the_schedule()
    {
        var running = runner.RunAsync("Task", Schedules.PlanPolls, async cancel =>
        {
            await Note(cancel);
            throw new InvalidOperationException("broken");
        }, end.Token);

        Advance(180);

        Assert.Equal(["09:27:00", "09:28:00", "09:29:00"], runs);
        await EndAsync(running);
    }

    [Fact]
    public async Task A_run_that_times_out_by_itself_does_not_end_the_schedule()
    {
        var running = runner.RunAsync("Task", Schedules.PlanPolls, async cancel =>
        {
            await Note(cancel);
            throw new OperationCanceledException("a time-out of its own");
        }, end.Token);

        Advance(120);

        Assert.Equal(2, runs.Count);
        await EndAsync(running);
    }

    [Fact]
    public async Task A_long_run_makes_the_next_one_wait_and_none_pile_up()
    {
        var hold = new TaskCompletionSource();
        var running = runner.RunAsync("Task", Schedules.PlanPolls, async cancel =>
        {
            await Note(cancel);
            await hold.Task;
        }, end.Token);

        Advance(200);
        Assert.Equal(["09:27:00"], runs);
        hold.SetResult();
        Advance(60);

        Assert.Equal(["09:27:00", "09:31:00"], runs);
        await EndAsync(running);
    }

    [Fact]
    public async Task Once_is_now_and_a_failure_is_no_end()
    {
        await runner.RunOnceAsync("Task", cancel => throw new InvalidOperationException("broken"), end.Token);
        await runner.RunOnceAsync("Task", Note, end.Token);

        Assert.Equal(["09:26:53"], runs);
    }

    private Task Note(CancellationToken cancel)
    {
        runs.Add(time.GetUtcNow().ToString("HH:mm:ss"));
        return Task.CompletedTask;
    }

    // Second by second: the runner goes on within each step.
    private void Advance(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task EndAsync(Task running)
    {
        Assert.False(running.IsCompleted);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
