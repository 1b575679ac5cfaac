using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.LocalHost;

public sealed class StorageRestartsTests : IDisposable
{
    private readonly SpokenLines errors = new();
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly StorageRestarts restarts;

    public StorageRestartsTests() => restarts = new StorageRestarts(new Terminal(TextWriter.Null, errors, Colours: false));

    public void Dispose()
    {
        restarts.Dispose();
        errors.Dispose();
        end.Dispose();
    }

    [Fact]
    public async Task A_restart_that_is_told_before_the_watch_begins_is_heeded_once_it_does()
    {
        restarts.Tell();

        await restarts.RunAsync(WatchAsync, StartUpAsync, end.Token);

        Assert.Equal(["The storage is set up again."], errors.Lines);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_set_up_again_ends_the_watch_with_its_error()
    {
        restarts.Tell();
        var watchEnded = false;

        var error = await Assert.ThrowsAsync<UserErrorException>(() => restarts.RunAsync(
            async cancel =>
            {
                await WatchAsync(cancel);
                watchEnded = true;
            },
            Task<int> (_) => throw new UserErrorException("The storage is gone."),
            end.Token));

        Assert.Equal("The storage is gone.", error.Message);
        Assert.True(watchEnded);
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
