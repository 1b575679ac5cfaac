using FeedMonitor.Cli.Running;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>The storage goes away while the monitor starts, in the middle of storing the watchlists.</summary>
public sealed class StorageLostAtStartTests : IDisposable
{
    private readonly ConfigFolder config = new();
    private readonly SpokenLines output = new();
    private readonly SpokenLines errors = new();

    public void Dispose()
    {
        config.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public async Task A_storage_that_comes_back_is_started_on_once_more()
    {
        await using var host = HostOn(new FailingStorage(times: 2), attempts: 3);

        Assert.Equal(0, await host.RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["The storage is gone. Starting up once more …", "The storage is gone. Starting up once more …"], errors.Lines);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task One_that_stays_away_is_told_in_a_line(int attempts)
    {
        await using var host = HostOn(new FailingStorage(times: 3), attempts);

        Assert.Equal("The storage is gone.", (await Assert.ThrowsAsync<UserErrorException>(() => host.RunAsync(TestContext.Current.CancellationToken))).Message);
    }

    private MonitorHost HostOn(FailingStorage storage, int attempts) => MonitorHost.Build(
        new LocalHostOptions(config.Path, Port: 0, Once: true) { StartAttempts = attempts },
        new Terminal(output, errors, Colours: false),
        services => services.AddMemoryStorage(storage.Memory).AddSingleton<IStorageSetup>(storage).AddSingleton<IWatchlistStore>(storage));

    private sealed class FailingStorage(int times) : IStorageSetup, IWatchlistStore
    {
        private readonly IWatchlistStore lists = new ServiceCollection().AddMemoryStorage(new MemoryStorage(TimeProvider.System)).BuildServiceProvider().GetRequiredService<IWatchlistStore>();
        private int failures;

        public MemoryStorage Memory { get; } = new(TimeProvider.System);

        public Task EnsureAsync(CancellationToken cancel) => Task.CompletedTask;

        public StorageUnavailableException? Explain(Exception error) => error is TimeoutException ? new StorageUnavailableException("The storage is gone.") : null;

        public Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel) =>
            failures++ < times ? throw new TimeoutException("No answer.") : lists.ApplyAsync(watchlists, cancel);

        public Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel) => lists.ListAsync(cancel);

        public Task<IReadOnlyList<WatchlistVersion>> ListVersionsAsync(CancellationToken cancel) => lists.ListVersionsAsync(cancel);

        public Task<Watchlist?> FindAsync(WatchlistId id, CancellationToken cancel) => lists.FindAsync(id, cancel);
    }
}
