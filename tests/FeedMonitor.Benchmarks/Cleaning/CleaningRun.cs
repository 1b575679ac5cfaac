using System.Diagnostics;

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
        return 0;
    }

    private static double Seconds(Func<int> run)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < TimesARound; i++)
        {
            run();
        }

        return watch.Elapsed.TotalSeconds;
    }
}
