using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

public sealed class KilledRunOnAzurite(AzuriteFixture azurite) : KilledRunTests
{
    private string prefix = AzuriteFixture.NewPrefix();

    protected override void NewStorage() => prefix = AzuriteFixture.NewPrefix();

    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients(prefix));

    protected override void AddStorage(IServiceCollection services, Fuse fuse) =>
        services.AddAzureStorage(new StorageClients(azurite.Connection, prefix, new FusedClients(fuse)));
}

public sealed class KilledRunInMemory : KilledRunTests
{
    private MemoryStorage memory = new(TimeProvider.System);

    protected override void NewStorage() => memory = new MemoryStorage(Clock);

    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(memory);

    protected override void AddStorage(IServiceCollection services, Fuse fuse)
    {
        services.AddMemoryStorage(memory);
        FusedSeam.Wrap<IFeedStore>(services, fuse);
        FusedSeam.Wrap<IWatchlistStore>(services, fuse);
        FusedSeam.Wrap<IHitStore>(services, fuse);
        FusedSeam.Wrap<IAlertOutbox>(services, fuse);
        FusedSeam.Wrap<IDigestOutbox>(services, fuse);
        FusedSeam.Wrap<IAlertPaceStore>(services, fuse);
        FusedSeam.Wrap<IItemHistory>(services, fuse);
        FusedSeam.Wrap<IWorkQueues>(services, fuse);
        FusedSeam.Wrap<IWorkReceiver>(services, fuse);
    }
}

/// <summary>A run is killed between each two of its writes; the next one ends in the same rows, and the alert arrives.</summary>
public abstract class KilledRunTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The clock of the run in hand.</summary>
    protected StoppedClock Clock { get; private set; } = new(Start);

    [Fact]
    public async Task The_run_after_one_that_was_killed_ends_in_the_same_rows_and_the_alert_arrives()
    {
        await using var undisturbed = await MainJobSetting.StartAsync();
        await RunAsync(undisturbed, fuse: null);
        var expected = await RowsAsync(undisturbed);

        var writes = 0;
        for (var fuse = new Fuse(writes); await IsKilledAsync(undisturbed, fuse, expected); fuse = new Fuse(++writes))
        {
        }

        // Lists, claim, message, hits, message, history, feed row, delivery: fewer would mean that the fuse sees too little.
        Assert.InRange(writes, 10, 60);
    }

    /// <summary>Begins anew, on an empty storage.</summary>
    protected abstract void NewStorage();

    protected abstract void AddStorage(IServiceCollection services, Fuse fuse);

    /// <summary>Adds the storage in hand.</summary>
    protected abstract void AddStorage(IServiceCollection services);

    /// <returns>Whether the run was killed: else it has fewer writes than the fuse.</returns>
    private async Task<bool> IsKilledAsync(MainJobSetting setting, Fuse fuse, string expected)
    {
        Clock = new StoppedClock(Start);
        NewStorage();
        var alertsBefore = setting.Alerts.Count;
        await RunAsync(setting, fuse);
        if (!fuse.IsBlown)
        {
            return false;
        }

        var cameBeforeTheEnd = setting.Alerts.Count > alertsBefore;

        // Longer than the lease of an alert, and shorter than the claim of a feed.
        Clock.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(setting, fuse: null);

        Assert.Equal(expected, await RowsAsync(setting));
        var ids = setting.Alerts.Skip(alertsBefore).Select(alert => alert.WebhookId).ToArray();
        Assert.Single(ids.Distinct(StringComparer.Ordinal));

        // Twice only if the process dies between the channel's answer and the row's update.
        Assert.InRange(ids.Length, 1, cameBeforeTheEnd ? 2 : 1);
        return true;
    }

    private async Task RunAsync(MainJobSetting setting, Fuse? fuse)
    {
        try
        {
            var exitCode = await LocalRun.OnceAsync(setting.ConfigFolder, Clock, services =>
            {
                if (fuse is null)
                {
                    AddStorage(services);
                }
                else
                {
                    AddStorage(services, fuse);
                }
            });
            Assert.True(exitCode == 0 || fuse is not null, $"The run ended with {exitCode}.");
        }
        catch (Exception) when (fuse is { IsBlown: true })
        {
            // However the end looks from within a process that is gone.
        }
    }

    // All that does not tell the time.
    private async Task<string> RowsAsync(MainJobSetting setting)
    {
        await using var host = LocalRun.Build(setting.ConfigFolder, Clock, AddStorage);
        var services = host.Services;
        var hits = await services.GetRequiredService<IHitStore>().ListAsync(new HitQuery(), Cancel);
        var feeds = await services.GetRequiredService<IFeedStore>().ListAsync(Cancel);
        var outbox = await services.GetRequiredService<IAlertOutbox>().CountAsync(Cancel);
        var items = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var item in services.GetRequiredService<IItemHistory>().ReadAsync(DateTimeOffset.MinValue, Cancel))
        {
            items.Add($"{item.Id} {item.Title} {item.Text.ArticleText}");
        }

        return string.Join('\n',
        [
            .. hits.Hits.Select(hit => $"hit {hit.Id} {hit.Title} {hit.Link} {string.Join(' ', hit.Evidence)} {string.Join(' ', hit.Alerts.Select(alert => $"{alert.Id} {alert.Channel} {alert.State}"))}"),
            .. feeds.Select(feed => $"feed {feed.Feed.Id} {feed.State.ETag} {feed.State.Failures} {feed.State.HasBaseline} {Convert.ToHexString(feed.State.Seen.ToBytes())}"),
            $"outbox {outbox}",
            .. items,
        ]);
    }
}
