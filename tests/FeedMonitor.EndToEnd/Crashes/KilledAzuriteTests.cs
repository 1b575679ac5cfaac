using FeedMonitor.Cli.Azurite;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Testing.Crashes;
using FeedMonitor.Testing.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>The Azurite of a running <c>up</c> is killed before it has saved anything: it comes back without a single table.</summary>
public sealed class KilledAzuriteTests : IDisposable
{
    private const string Title = "Drums found at the northern mole";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TempFolder data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string PortsFile => Path.Combine(data.Path, "azurite.json");

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task It_is_started_again_and_the_same_monitor_polls_and_alerts_as_before()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It finds the process of Azurite in /proc.");
        await using var setting = await MainJobSetting.StartAsync();
        var (first, later) = (new TaskCompletionSource(), new TaskCompletionSource());
        setting.Server.Handle(MainJobSetting.HookPath, _ =>
        {
            (setting.Alerts.Any(alert => alert.Body["item"]!["title"]!.GetValue<string>() == Title) ? later : first).TrySetResult();
            return Task.CompletedTask;
        });
        await using var life = MonitorLife.Start(setting.ConfigFolder, data.Path, new WrittenDown());
        await first.Task.WaitAsync(Patience, Cancel);
        var ports = AzuritePorts.Read(PortsFile);

        life.KillAzurite();
        await life.HearAsync("The storage is set up again.", 1, Cancel);
        setting.ServePageAnd("another", Title, "Two more drums of nitrocellulose were found at the northern mole on Friday.");
        await PlanAsync();
        await later.Task.WaitAsync(Patience, Cancel);

        Assert.Equal(ports, AzuritePorts.Read(PortsFile));
        Assert.False(life.HasEnded, life.Said);
    }

    // What the monitor does by itself within a minute, for a feed that is due.
    private async Task PlanAsync()
    {
        await using var azurite = await AzuriteServer.StartAsync(data.Path, _ => { }, Cancel);
        await using var storage = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddAzureStorage(new StorageClients(StorageConnection.Parse(azurite.Ports.ConnectionString)))
            .BuildServiceProvider();
        var feeds = storage.GetRequiredService<IFeedStore>();
        while (Assert.Single(await feeds.ListAsync(Cancel)) is var feed && !await feeds.TrySaveStateAsync(feed, feed.State with { NextPollAt = DateTimeOffset.UnixEpoch }, Cancel))
        {
            // The monitor polls it at this moment.
        }

        await new PollPlanner(feeds, storage.GetRequiredService<IWorkQueues>(), TimeProvider.System).RunAsync(evenIfClaimed: true, Cancel);
    }
}
