using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Benchmarks.Matching;

/// <summary>
/// The matcher alone over items and terms of files: <c>match --items FILE --terms FILE [--repeat-terms N]</c>. The floor is its own
/// pass that cuts, folds and hashes words; both are the best of several rounds, by the processor's time of one thread.
/// </summary>
internal static class MatchRun
{
    private const int Rounds = 7;

    /// <summary>Measures and prints one line of JSON.</summary>
    public static int Run(string[] args)
    {
        var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string[] items = [.. TextLines.Of(options["--items"]).Select(line => line.Normalize())];
        var times = options.TryGetValue("--repeat-terms", out var repeat) ? int.Parse(repeat, CultureInfo.InvariantCulture) : 1;
        var watchlists = TermFile.Read(options["--terms"], times);
        var bytes = items.Sum(Encoding.UTF8.GetByteCount);
        var characters = items.Sum(item => (long)item.Length);
        var terms = watchlists.Sum(list => list.Terms.Count);

        var (matcher, buildMs, bytesPerTerm) = Build(watchlists, terms);
        var scratch = new ScanScratch();
        var floor = Best(items, item => Tokens(item, matcher, scratch));
        long hits = 0;
        var match = Best(items, item => Match(item, matcher, scratch, ref hits));
        // The first time compiles methods, which counts as well.
        _ = Allocated(items, matcher, scratch);
        var allocated = Allocated(items, matcher, scratch);
        var figures = new Figures(
            terms, items.Length, hits / (Rounds + 1), Math.Round(bytes / 1e6 / match, 1), Math.Round(match * 1e9 / characters, 3), Math.Round(floor * 1e9 / characters, 3),
            (double)allocated / items.Length, Math.Round(buildMs, 1), Math.Round(bytesPerTerm, 1));
        Console.WriteLine(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web));
        return 0;
    }

    private static void Tokens(string item, WatchlistMatcher matcher, ScanScratch scratch)
    {
        scratch.Tokens.Clear();
        WindowScanner.Scan(item, matcher.Compiled.Seed, scratch.Tokens);
    }

    private static void Match(string item, WatchlistMatcher matcher, ScanScratch scratch, ref long hits)
    {
        matcher.Compiled.Scan(item, scratch);
        hits += scratch.Places.Count;
    }

    private static long Allocated(string[] items, WatchlistMatcher matcher, ScanScratch scratch)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < items.Length; i++)
        {
            matcher.Compiled.Scan(items[i], scratch);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // What the compiled set keeps beyond the watchlists that it was made of. Built twice: the first time compiles methods.
    private static (WatchlistMatcher Matcher, double Milliseconds, double BytesPerTerm) Build(IReadOnlyList<Watchlist> watchlists, int terms)
    {
        _ = WatchlistMatcher.Build(watchlists);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var matcher = WatchlistMatcher.Build(watchlists);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(watchlists);
        return (matcher, milliseconds, (double)kept / terms);
    }

    private static double Best(string[] items, Action<string> work)
    {
        var best = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = ThreadTime.Now();
            foreach (var item in items)
            {
                work(item);
            }

            best = Math.Min(best, (ThreadTime.Now() - before).TotalSeconds);
        }

        return best;
    }

    private sealed record Figures(
        int Terms, int Items, long Hits, double MbPerSec, double NsPerChar, double FloorNsPerChar, double BytesPerItem, double BuildMs, double BytesPerTerm);
}
