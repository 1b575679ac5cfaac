using FeedMonitor.Testing.Crashes;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>The short form of the crash test: the real process and its Azurite, killed in earnest. The long one is <c>FeedMonitor.Benchmarks crash</c>.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public async Task Whatever_is_killed_every_alert_arrives_and_one_that_comes_twice_has_its_reason()
    {
        // KillAzurite finds its process under /proc.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux.");
        var run = new CrashRun(kills: 4, itemsPerFeed: 3, seed: 1) { Victims = [Victim.Monitor, Victim.Azurite, Victim.Monitor, Victim.Both] };

        var report = await run.RunAsync(patience: TimeSpan.FromMinutes(4), killing: null, TestContext.Current.CancellationToken);

        Assert.Equal((12, 0, 0), (report.Hits, report.Lost, report.Unexplained));
        Assert.Equal((2, 1, 1), (report.MonitorKills, report.AzuriteKills, report.BothKills));
    }
}
