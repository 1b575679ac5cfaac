using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FeedMonitor.Backtesting;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Benchmarks.Backtesting;

/// <summary>A back-test as the command runs it, over a month of invented items under an Azurite with its files on disk.</summary>
internal static class BacktestRun
{
    /// <summary>Runs it: <c>backtest [ITEMS]</c>, 200,000 if nothing is said.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var items = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        using var data = new TempFolder();
        await using var azurite = await AzuriteServer.StartAsync(data.Path, _ => { }, CancellationToken.None);
        var clients = new StorageClients(StorageConnection.Parse(azurite.Ports.ConnectionString));
        await using var services = new ServiceCollection().AddAzureStorage(clients).BuildServiceProvider();
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(CancellationToken.None);
        var history = services.GetRequiredService<IItemHistory>();

        var month = new InventedMonth(items, DateTimeOffset.UtcNow);
        var (writing, letters) = (Stopwatch.StartNew(), 0L);
        foreach (var round in month.Rounds())
        {
            letters += round.Sum(item => (long)item.Text.Shown.Length);
            await history.AppendAsync(round, CancellationToken.None);
        }

        var seconds = writing.Elapsed.TotalSeconds;
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var watchlist = new Watchlist(WatchlistId.Parse("rare"), "Rare words", [.. month.RareWords.Distinct(StringComparer.Ordinal).Select(Term.Parse)], []);
        var until = DateTimeOffset.UtcNow.AddHours(1);
        var (peak, watch) = (new PeakMemory(), Stopwatch.StartNew());
        var report = await new Backtest(history, services.GetRequiredService<IFeedStore>()).RunAsync(new BacktestRequest(watchlist, until.AddDays(-31), until), peak, CancellationToken.None);
        var taken = watch.Elapsed.TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            items = report.Items,
            seconds = Math.Round(taken, 2),
            itemsPerSec = Math.Round(report.Items / taken),
            mbPerSec = Math.Round(letters / 1e6 / taken, 1),
            peakMemoryMb = peak.Megabytes,
            hits = report.Hits.Count,
            historyMb = Math.Round(report.Bytes / 1e6, 1),
            writtenItemsPerSec = Math.Round(items / seconds),
        }));
        return report.Damaged.Count;
    }

    /// <summary>The most that the process has in memory while the back-test runs: the writing before it does not count.</summary>
    private sealed class PeakMemory : IProgress<BacktestProgress>
    {
        public long Megabytes { get; private set; }

        public void Report(BacktestProgress value) => Megabytes = Math.Max(Megabytes, Environment.WorkingSet / 1_000_000);
    }
}
