using System.Collections.Concurrent;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.LocalHost;

public sealed class StorageRestartsTests : IDisposable
{
    private readonly SpokenLines errors = new();
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly StorageRestarts restarts;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public StorageRestartsTests() => restarts = new StorageRestarts(new Terminal(TextWriter.Null, errors, Colours: false));

    public void Dispose()
    {
        errors.Dispose();
        end.Dispose();
    }

    [Fact]
    public async Task A_restart_that_is_told_before_the_watch_begins_is_heeded_once_it_does()
    {
        await restarts.EndedAsync(Cancel);
        restarts.StartedAgain();

        await restarts.RunAsync(WatchAsync, StartUpAsync, end.Token);

        Assert.Equal(["The storage is set up again."], errors.Lines);
    }

    [Fact]
    public async Task An_end_has_stopped_the_watch_when_it_is_heard_and_a_new_one_begins_only_after_the_storage_is_set_up()
    {
        var steps = new ConcurrentQueue<string>();
        var (began, stop) = (new SemaphoreSlim(0), new TaskCompletionSource());
        async Task WatchAsync(CancellationToken cancel)
        {
            steps.Enqueue("watch");
            began.Release();
            await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stop.Task;
            steps.Enqueue("stopped");
        }

        Task<int> StartUpAsync(CancellationToken cancel)
        {
            steps.Enqueue("set up");
            return Task.FromResult(0);
        }

        var running = restarts.RunAsync(WatchAsync, StartUpAsync, end.Token);
        await began.WaitAsync(Cancel);
        var ended = restarts.EndedAsync(Cancel);
        Assert.False(ended.IsCompleted);
        stop.SetResult();
        await ended;
        steps.Enqueue("away");
        restarts.StartedAgain();
        await began.WaitAsync(Cancel);
        await end.CancelAsync();
        await running;

        Assert.Equal(["watch", "stopped", "away", "set up", "watch", "stopped"], steps);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_watch_that_trips_over_its_end_begins_anew_all_the_same(bool isCancelled)
    {
        var began = new SemaphoreSlim(0);
        async Task WatchAsync(CancellationToken cancel)
        {
            began.Release();
            await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw isCancelled ? new OperationCanceledException(cancel) : new IOException("The storage is gone.");
        }

        var running = restarts.RunAsync(WatchAsync, _ => Task.FromResult(0), end.Token);
        await began.WaitAsync(Cancel);
        await restarts.EndedAsync(Cancel);
        restarts.StartedAgain();
        await began.WaitAsync(Cancel);
        await end.CancelAsync();
        await running;

        Assert.Equal(["The storage is set up again."], errors.Lines);
    }

    [Fact]
    public async Task A_watch_that_fails_by_itself_is_told() =>
        await Assert.ThrowsAsync<IOException>(() => restarts.RunAsync(_ => throw new IOException("A fault."), StartUpAsync, end.Token));

    [Fact]
    public async Task A_storage_that_does_not_come_back_is_waited_for_until_the_user_ends_it()
    {
        await restarts.EndedAsync(Cancel);
        var running = restarts.RunAsync(WatchAsync, StartUpAsync, end.Token);

        await end.CancelAsync();
        await running;

        Assert.Empty(errors.Lines);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_set_up_again_ends_the_watch_with_its_error()
    {
        var (began, ended) = (new TaskCompletionSource(), false);
        var running = restarts.RunAsync(
            async cancel =>
            {
                began.SetResult();
                await WatchAsync(cancel);
                ended = true;
            },
            Task<int> (_) => throw new UserErrorException("The storage is gone."),
            end.Token);
        await began.Task;

        await restarts.EndedAsync(Cancel);
        restarts.StartedAgain();

        Assert.Equal("The storage is gone.", (await Assert.ThrowsAsync<UserErrorException>(() => running)).Message);
        Assert.True(ended);
    }

    [Fact]
    public async Task Untold_it_starts_nothing_up()
    {
        await end.CancelAsync();

        await restarts.RunAsync(WatchAsync, StartUpAsync, end.Token);

        Assert.Empty(errors.Lines);
    }

    private static async Task WatchAsync(CancellationToken cancel) => await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<int> StartUpAsync(CancellationToken cancel)
    {
        await end.CancelAsync();
        return 0;
    }
}
