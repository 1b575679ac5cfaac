using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>Compiles terms: hashes their words, chooses how each is looked up, fills filters and table.</summary>
internal static class TermCompiler
{
    /// <summary>Compiles terms; in what is found, each has its number in <paramref name="terms"/>.</summary>
    public static CompiledTerms Compile(Term[] terms, ulong seed)
    {
        var texts = new TermTexts(terms);
        var hashes = new ulong[texts.Words.Length];
        for (var word = 0; word < hashes.Length; word++)
        {
            hashes[word] = WordHash.Of(texts.Folded(texts.Words[word]), seed);
        }

        var anchors = new Anchors(texts, hashes);
        var entries = new TermEntry[terms.Length];
        var kinds = new AnchorKind[terms.Length];
        for (var term = 0; term < terms.Length; term++)
        {
            (kinds[term], var at) = anchors.Of(term);
            entries[term] = EntryOf(term, kinds[term], at, texts, hashes, seed);
        }

        return Filtered(entries, kinds, texts, seed);
    }

    private static CompiledTerms Filtered(TermEntry[] entries, AnchorKind[] kinds, TermTexts texts, ulong seed)
    {
        var prefixCount = kinds.Count(kind => kind == AnchorKind.Prefix);
        var pairCount = kinds.Count(kind => kind == AnchorKind.Pair);
        var words = new BlockedBloom(entries.Length - pairCount);
        var pairs = new BlockedBloom(pairCount);
        var prefixes = prefixCount == 0 ? null : new PrefixLengths(prefixCount);
        foreach (var entry in entries)
        {
            (kinds[entry.Term] == AnchorKind.Pair ? pairs : words).Add(entry.Key);
            if (kinds[entry.Term] == AnchorKind.Prefix)
            {
                var prefix = texts.Folded(texts.WordsOf(entry.Term)[entry.Anchor]);
                prefixes!.Add(FirstOf(prefix), prefix.Length);
            }
        }

        return new CompiledTerms(texts, new TermTable(entries), words, pairs, prefixes, seed);
    }

    private static TermEntry EntryOf(int term, AnchorKind kind, int at, TermTexts texts, ulong[] hashes, ulong seed)
    {
        var words = texts.WordsOf(term);
        var first = texts.FirstWord(term);
        ushort prefixes = 0;
        for (var i = 0; i < Math.Min(words.Length, TermCheck.MostWords); i++)
        {
            prefixes |= (ushort)((words[i].IsPrefix ? 1 : 0) << i);
        }

        var key = kind switch
        {
            AnchorKind.Pair => WordHash.Pair(hashes[first + at - 1], hashes[first + at]),
            AnchorKind.Word => hashes[first + at],
            _ => WordHash.Prefix(WordHash.Of(texts.Folded(words[at])[..Math.Min((int)words[at].Length, PrefixLengths.Longest)], seed)),
        };
        return new TermEntry(key, TermCheck.Of(hashes.AsSpan(first, words.Length), prefixes), prefixes, (byte)words.Length, (byte)at, term);
    }

    private static ulong FirstOf(ReadOnlySpan<char> prefix)
    {
        var hash = new WordHash(seed: 0);
        foreach (var unit in prefix[..Math.Min(prefix.Length, PrefixLengths.Key)])
        {
            hash.Add(unit);
        }

        return hash.First;
    }
}
