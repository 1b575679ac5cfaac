using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Benchmarks.Matching;

/// <summary>What the queries are like.</summary>
internal enum QueryKind
{
    /// <summary><c>(a OR b) AND c NEAR/5 d AND NOT e</c>, of words of the corpus.</summary>
    Own,

    /// <summary><c>"Russia" AND a</c>: all share the word that many items have, and each has a rare one.</summary>
    Shared,
}

/// <summary>Watchlists made at random, the same ones each time.</summary>
internal static class RandomWatchlists
{
    public static Watchlist[] Of(QueryKind kind, int count, CorpusWords words)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(number => new Watchlist(WatchlistId.Parse($"list-{number}"), $"List {number}", [], []) { Query = QueryOf(kind, words, random) })];
    }

    private static Query QueryOf(QueryKind kind, CorpusWords words, Random random)
    {
        return Query.Parse(kind == QueryKind.Shared
            ? $"Russia AND {Rare()}"
            : $"({Rare()} OR {Rare()}) AND {Frequent()} NEAR/5 {Frequent()} AND NOT {Frequent()}");

        string Rare() => words.Rare[random.Next(words.Rare.Count)];
        string Frequent() => words.Frequent[random.Next(words.Frequent.Count)];
    }
}
