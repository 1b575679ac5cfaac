using System.Diagnostics;
using FeedMonitor.Alerts;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Testing.Crashes;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>
/// The short form of the crash test: the real process on files that outlive it, its Azurite, and both at once, each killed once while alerts flow to
/// a webhook that fails one request in five. <c>FeedMonitor.Benchmarks crash</c> is the long form.
/// </summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int ItemsPerFeed = 12;
    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(10);

    private readonly TempFolder data = new();
    private readonly List<Kill> kills = [];
    private readonly WrittenDown written = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Every_alert_arrives_and_twice_only_one_whose_row_was_not_written_or_not_saved()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It finds the process of Azurite in /proc.");
        var watch = Stopwatch.StartNew();
        await using var site = await CrashSite.StartAsync(seed: 6);

        await LiveAsync(site, feeds: 1, Victim.Monitor);
        await LiveAsync(site, feeds: 2, Victim.Azurite, Victim.Both);
        await FinishAsync(site, feeds: 3);

        var report = CrashReport.Of(kills, site, written, hits: 3 * ItemsPerFeed, watch.Elapsed);
        Assert.True(report is { Lost: 0, Unexplained: 0, MonitorKills: 1, AzuriteKills: 1, BothKills: 1, Failures: > 0 }, report.ToString());
    }

    // One life, and what is killed in it, one after the other.
    private async Task LiveAsync(CrashSite site, int feeds, params Victim[] victims)
    {
        site.List(feeds, ItemsPerFeed);
        await using var life = MonitorLife.Start(site.ConfigFolder, data.Path, written);
        await life.HearAsync("Watching.", 1, Cancel);
        foreach (var victim in victims)
        {
            await site.WaitForRequestsAsync(more: 3, Lull, Cancel);
            if (victim != Victim.Monitor)
            {
                life.KillAzurite();
            }

            if (victim != Victim.Azurite)
            {
                await life.KillAsync(Cancel);
            }

            kills.Add(new Kill(victim, Stopwatch.GetTimestamp()));
            if (victim == Victim.Azurite)
            {
                await life.HearAsync("Azurite runs again.", 1, Cancel);
            }
        }
    }

    // By a clock that goes ahead from run to run, instead of waiting for leases to end and for next attempts.
    private async Task FinishAsync(CrashSite site, int feeds)
    {
        site.List(feeds, ItemsPerFeed);
        await using var azurite = await AzuriteServer.StartAsync(data.Path, _ => { }, Cancel);
        var clients = new StorageClients(StorageConnection.Parse(azurite.Ports.ConnectionString));
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        for (var round = 0; round < RetrySchedule.MaxAttempts; round++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            if (await LocalRun.OnceAsync(site.ConfigFolder, clock, services => services.AddAzureStorage(clients)) == 0)
            {
                return;
            }
        }
    }
}
