using System.Diagnostics;
using System.Text.Json;
using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Benchmarks.Matching;

/// <summary>
/// Watchlists with boolean queries over items of a file: <c>queries --items FILE</c>. One line of JSON for 10, 100, 1,000 and 10,000 watchlists, of two
/// kinds: queries over words of their own, and queries that all share a common word.
/// </summary>
internal static class QueryRun
{
    private const int Rounds = 4;

    /// <summary>Measures and prints a line for each size and kind.</summary>
    public static int Run(string[] args)
    {
        var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        CleanText[] items = [.. TextLines.Of(options["--items"]).Select(line => line.Normalize()).Select(line => new CleanText("", line, [new Block(Zone.Body, 0, line)]))];
        var words = CorpusWords.Of(items);
        foreach (var kind in Enum.GetValues<QueryKind>())
        {
            foreach (var size in (int[])[10, 100, 1_000, 10_000])
            {
                Console.WriteLine(JsonSerializer.Serialize(Measure(items, RandomWatchlists.Of(kind, size, words), kind), JsonSerializerOptions.Web));
            }
        }

        return 0;
    }

    private static Figures Measure(CleanText[] items, Watchlist[] watchlists, QueryKind kind)
    {
        var watch = Stopwatch.StartNew();
        var matcher = WatchlistMatcher.Build(watchlists);
        var buildMs = watch.Elapsed.TotalMilliseconds;
        var scratch = new MatchScratch();
        var (best, hits, evaluated) = (double.MaxValue, 0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            (hits, evaluated) = (0, 0);
            var before = ThreadTime.Now();
            foreach (var item in items)
            {
                hits += matcher.Match(item, ItemOrigin.Unknown, scratch).Count;
                evaluated += scratch.Evaluated;
            }

            best = Math.Min(best, (ThreadTime.Now() - before).TotalSeconds);
        }

        return new Figures(
            kind.ToString(), watchlists.Length, items.Length, hits, Math.Round((double)evaluated / items.Length, 3), Math.Round(best * 1e6 / items.Length, 2), Math.Round(buildMs, 1));
    }

    private sealed record Figures(string Kind, int Watchlists, int Items, long Hits, double EvaluatedPerItem, double MicrosecondsPerItem, double BuildMs);
}
