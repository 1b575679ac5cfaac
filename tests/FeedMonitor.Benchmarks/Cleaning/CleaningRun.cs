using System.Diagnostics;
using FeedMonitor.Cleaning;

namespace FeedMonitor.Benchmarks.Cleaning;

/// <summary>The same comparison in a few seconds: both in turn, in one process, the best of several rounds.</summary>
internal static class CleaningRun
{
    private const int Rounds = 12;
    private const int TimesARound = 10;

    /// <summary>Runs it and prints pages a second.</summary>
    public static int Run()
    {
        var benchmark = new CleaningBenchmark();
        var pages = SamplePages.All.Count * TimesARound;
        var (bare, ours) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            bare = Math.Min(bare, Seconds(benchmark.Bare));
            ours = Math.Min(ours, Seconds(benchmark.Ours));
        }

        Console.WriteLine($"bare SmartReader {pages / bare:F0} pages/s, ours {pages / ours:F0} pages/s: {bare / ours:F2} of it");
        var lines = SamplePages.Lines(5_000_000);
        var flattened = Enumerable.Range(0, 5).Min(_ => Seconds(() => Cleaner.Clean(lines).Blocks.Count, times: 1));
        Console.WriteLine($"5 MB of plain lines: {flattened:F2} s");
        return 0;
    }

    private static double Seconds(Func<int> run, int times = TimesARound)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            run();
        }

        return watch.Elapsed.TotalSeconds;
    }
}
