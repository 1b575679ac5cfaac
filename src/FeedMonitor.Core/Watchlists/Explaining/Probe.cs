using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>
/// Asks the matcher about parts of a watchlist, each as a small watchlist of its own. An explanation that found words by itself could say
/// other things than the monitor does.
/// </summary>
internal static class Probe
{
    /// <summary>Where each of the parts stands in a text, by the part's number; none where it does not hold.</summary>
    public static IReadOnlyList<TermMatch>[] Places(CleanText text, IReadOnlyList<QueryNode> parts)
    {
        Watchlist[] watchlists = [.. parts.Select((part, number) => Numbered(number, []) with { Query = Query.Of(part) })];
        var places = new IReadOnlyList<TermMatch>[parts.Count];
        Array.Fill(places, []);
        var numbers = watchlists.Select((watchlist, number) => (watchlist.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
        foreach (var match in WatchlistMatcher.Build(watchlists).Match(text, ItemOrigin.Unknown))
        {
            places[numbers[match.Watchlist.Id]] = match.Places;
        }

        return places;
    }

    /// <summary>Where a part stands in a text; none if it does not hold.</summary>
    public static IReadOnlyList<TermMatch> Places(CleanText text, QueryNode part) => Places(text, [part])[0];

    /// <summary>Where the terms of a list stand in a text; none if fewer than <paramref name="atLeast"/> do.</summary>
    public static IReadOnlyList<TermMatch> Places(CleanText text, IReadOnlyList<Term> terms, int atLeast = 1) =>
        WatchlistMatcher.Build([Numbered(0, terms) with { MinTerms = atLeast }]).Match(text, ItemOrigin.Unknown) is [var match] ? match.Places : [];

    /// <summary>Whether an item is one that a watchlist of this scope looks at. One without a single word is: it is no hit anyway.</summary>
    public static bool IsIn(WatchlistScope scope, CleanText text, ItemOrigin origin) =>
        AnyWord(text) is not { } word || WatchlistMatcher.Build([Numbered(0, [word]) with { Scope = scope }]).Match(text, origin).Count > 0;

    private static Term? AnyWord(CleanText text) => text.Blocks.Where(block => block.Zone.IsMatched())
        .SelectMany(block => Tokenizer.Tokens(block.Text).Select(token => $"\"{block.Text.AsSpan(token.Start, token.Length)}\""))
        .Select(word => Term.TryParse(word, out var term, out _) ? term : null)
        .FirstOrDefault(term => term is not null);

    private static Watchlist Numbered(int number, IReadOnlyList<Term> terms) => new(WatchlistId.Parse($"part-{number}"), "", terms, []);
}
