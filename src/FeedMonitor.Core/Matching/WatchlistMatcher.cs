using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>All watchlists, compiled: finds every place of every term in one pass over a text. Immutable; safe on any thread.</summary>
public sealed class WatchlistMatcher
{
    private const int LongestOnStack = 128;

    private readonly Dictionary<string, List<Entry>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byFirstPrefix = new(StringComparer.Ordinal);
    private readonly int[] prefixLengths;

    private WatchlistMatcher(IReadOnlyList<Watchlist> watchlists)
    {
        Watchlists = watchlists;
        foreach (var entry in watchlists.SelectMany(list => list.Terms.Select(term => new Entry(list, term))))
        {
            var index = entry.Term is { IsPrefix: true, Words.Count: 1 } ? byFirstPrefix : byFirstWord;
            var first = entry.Term.Words[0];
            if (!index.TryGetValue(first, out var entries))
            {
                index[first] = entries = [];
            }

            entries.Add(entry);
        }

        prefixLengths = [.. byFirstPrefix.Keys.Select(prefix => prefix.Length).Distinct().Order()];
    }

    /// <summary>The watchlists it was built from.</summary>
    public IReadOnlyList<Watchlist> Watchlists { get; }

    /// <summary>Compiles watchlists.</summary>
    public static WatchlistMatcher Build(IReadOnlyList<Watchlist> watchlists) => new(watchlists);

    /// <summary>All places of all terms in the zones that count, in reading order.</summary>
    public IReadOnlyList<TermMatch> Match(CleanText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var matches = new List<TermMatch>();
        foreach (var block in text.Blocks.Where(block => block.Zone.IsMatched()))
        {
            MatchBlock(block, matches);
        }

        return matches;
    }

    private void MatchBlock(Block block, List<TermMatch> matches)
    {
        var text = block.Text;
        var tokens = Tokenizer.Tokens(text);
        Span<char> folded = stackalloc char[LongestOnStack * Fold.MostUnits];
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = text.AsSpan(tokens[i].Start, tokens[i].Length);
            ReadOnlySpan<char> word = token.Length <= LongestOnStack ? folded[..Fold.Into(token, folded)] : Fold.Of(token).AsSpan();
            foreach (var entry in Candidates(word))
            {
                if (StandsAt(entry.Term, text, tokens, i))
                {
                    var start = tokens[i].Start;
                    var length = tokens[i + entry.Term.Words.Count - 1].End - start;
                    matches.Add(new TermMatch(entry.Watchlist, entry.Term, block.Zone, block.Start + start, length, Sentence.Around(text, start, length)));
                }
            }
        }
    }

    // Nearly all words begin no term: they are looked up as they are folded, without a string of their own.
    private IReadOnlyList<Entry> Candidates(ReadOnlySpan<char> word)
    {
        IReadOnlyList<Entry> candidates = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var exact) ? exact : [];
        var byPrefix = byFirstPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in prefixLengths)
        {
            if (length > word.Length)
            {
                break;
            }

            if (byPrefix.TryGetValue(word[..length], out var entries))
            {
                candidates = candidates.Count == 0 ? entries : [.. candidates, .. entries];
            }
        }

        return candidates;
    }

    private static bool StandsAt(Term term, string text, List<Token> tokens, int at)
    {
        if (at + term.Words.Count > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < term.Words.Count; i++)
        {
            var isLast = i == term.Words.Count - 1;
            var word = Fold.Of(text.AsSpan(tokens[at + i].Start, tokens[at + i].Length));
            var equal = isLast && term.IsPrefix
                ? word.StartsWith(term.Words[i], StringComparison.Ordinal)
                : string.Equals(word, term.Words[i], StringComparison.Ordinal);
            if (!equal || (!isLast && !Joins(text.AsSpan(tokens[at + i].End, tokens[at + i + 1].Start - tokens[at + i].End), term)))
            {
                return false;
            }
        }

        return true;
    }

    // Between the words of a phrase: white space and hyphens, and the marks that the term itself is written with ("U.S.").
    private static bool Joins(ReadOnlySpan<char> gap, Term term)
    {
        foreach (var c in gap)
        {
            var joins = char.IsWhiteSpace(c) || Fold.IsIgnorable(c) || IsHyphen(c) || (c != '"' && term.Text.Contains(c));
            if (!joins)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u00AD' or '\uFE63' or '\uFF0D';

    private sealed record Entry(Watchlist Watchlist, Term Term);
}
