using System.Diagnostics;
using System.Globalization;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Benchmarks.Polling;

/// <summary>The whole pipeline, as <c>up --once</c> runs it, over many feeds under an Azurite with its files on disk: a first round, and one in which no feed has changed.</summary>
internal static class PollRun
{
    /// <summary>Runs it: <c>poll [FEEDS]</c>, 2,000 if nothing is said.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        using var farm = await FeedFarm.StartAsync(count);
        using var config = new TempFolder();
        using var data = new TempFolder();
        config.Write("channels.yaml", "channels: []");
        config.Write("watchlists/rare.yaml", "id: rare\nterms: [nitrocellulose, '\"turbojet engines\"', microelectronic*]\n");
        config.Write("feeds.opml", $"<opml version=\"2.0\"><body>{string.Concat(farm.Addresses.Select(address => $"<outline type=\"rss\" xmlUrl=\"{address}\"/>"))}</body></opml>");
        await using var azurite = await AzuriteServer.StartAsync(data.Path, _ => { }, CancellationToken.None);
        var clock = new ShiftedClock();

        await RoundAsync("first round", count, config.Path, azurite, clock);
        clock.Shift = TimeSpan.FromDays(2);
        await RoundAsync("all 304", count, config.Path, azurite, clock);
        return 0;
    }

    private static async Task RoundAsync(string name, int count, string config, AzuriteServer azurite, TimeProvider clock)
    {
        var counter = new OperationCounter();
        var clients = new StorageClients(StorageConnection.Parse(azurite.Ports.ConnectionString), policy: counter);
        await using var host = MonitorHost.Build(
            new LocalHostOptions(config, Port: 0, Once: true),
            new Terminal(Console.Out, Console.Error, Colours: false),
            services => services.AddAzureStorage(clients),
            builder =>
            {
                builder.Configuration["Fetch:AllowPrivateNetworks"] = "true";
                builder.Services.AddSingleton(clock);
            });
        var watch = Stopwatch.StartNew();
        var (processor, storage, collections) = (Environment.CpuUsage.TotalTime, ProcessorTimeOf(azurite), GC.CollectionCount(2));
        await host.RunAsync(CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"{name}: {count / seconds:F0} feeds/s ({seconds:F1} s), {(double)counter.Operations.Count / count:F2} storage operations a feed, peak memory {PeakMegabytes()} MB, "
            + $"{(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} s of processor time and {(ProcessorTimeOf(azurite) - storage).TotalSeconds:F1} s of Azurite's, {GC.CollectionCount(2) - collections} full collections");
    }

    private static TimeSpan ProcessorTimeOf(AzuriteServer azurite)
    {
        using var process = Process.GetProcessById(azurite.ProcessId!.Value);
        return process.TotalProcessorTime;
    }

    // Of this process, from its start; the feeds are served by another.
    private static long PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000;

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
