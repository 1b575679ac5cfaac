using System.Diagnostics;

namespace FeedMonitor.Benchmarks.Reading;

/// <summary>The same comparison in a few seconds: both in turn, in one process, the best of several rounds.</summary>
internal static class ReadingRun
{
    private const int Rounds = 40;

    /// <summary>Runs it and prints megabytes a second.</summary>
    public static int Run()
    {
        var benchmark = new ReadingBenchmark();
        var megabytes = SampleFeeds.All.Sum(feed => feed.Length) / 1e6;
        var (bare, ours) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            bare = Math.Min(bare, Seconds(benchmark.Bare));
            ours = Math.Min(ours, Seconds(benchmark.Ours));
        }

        Console.WriteLine($"bare parser {megabytes * 10 / bare:F0} MB/s, ours {megabytes * 10 / ours:F0} MB/s: {bare / ours:F2} of it");
        return 0;
    }

    private static double Seconds(Func<int> run)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 10; i++)
        {
            run();
        }

        return watch.Elapsed.TotalSeconds;
    }
}
