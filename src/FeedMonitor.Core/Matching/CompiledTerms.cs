namespace FeedMonitor.Matching;

/// <summary>A place where a term stands in a text.</summary>
/// <param name="Term">The term's number.</param>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its units.</param>
/// <param name="Word">The number of its first word in the text.</param>
/// <param name="Words">How many words it covers.</param>
internal readonly record struct TermPlace(int Term, int Start, int Length, int Word, int Words);

/// <summary>What a scan works on and finds, used again for the next text so that a scan allocates nothing.</summary>
internal sealed class ScanScratch
{
    /// <summary>Whether words are cut unit by unit, as <see cref="TokenScanner"/> specifies it; else many units at a time.</summary>
    public bool IsUnitByUnit { get; init; }

    public TokenBuffer Tokens { get; } = new();

    /// <summary>The places, by their last word.</summary>
    public List<TermPlace> Places { get; } = [];
}

/// <summary>
/// A set of terms, compiled: finds every place of each of them, overlapping ones too, in one pass over a text. Immutable; safe
/// on any thread.
/// </summary>
/// <remarks>
/// Two small filters turn nearly every word away: of single words and prefixes, and of pairs of adjacent words, by which phrases
/// are looked up. What passes is looked up in one table, then the hash of the whole term is compared, then always its text.
/// </remarks>
internal sealed class CompiledTerms(TermTexts texts, TermTable table, BlockedBloom words, BlockedBloom pairs, PrefixLengths? prefixes, ulong seed)
{
    /// <summary>The seed that word hashes begin with.</summary>
    public ulong Seed => seed;

    /// <summary>Finds all places of all terms in <paramref name="text"/>, which must be in normalization form C.</summary>
    public void Scan(ReadOnlySpan<char> text, ScanScratch scratch)
    {
        scratch.Tokens.Clear();
        if (scratch.IsUnitByUnit)
        {
            TokenScanner.Scan(text, seed, scratch.Tokens);
        }
        else
        {
            WindowScanner.Scan(text, seed, scratch.Tokens);
        }

        Find(text, scratch);
    }

    /// <summary>Finds the places of which <see cref="ScanScratch.Tokens"/> holds the words.</summary>
    public void Find(ReadOnlySpan<char> text, ScanScratch scratch)
    {
        ScratchRoom.Clear(scratch.Places);
        var tokens = scratch.Tokens.Span;
        ulong before = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (words.MayHold(token.Hash))
            {
                Try(token.Hash, text, i, scratch);
            }

            var pair = WordHash.Pair(before, token.Hash);
            if (pairs.MayHold(pair))
            {
                Try(pair, text, i, scratch);
            }

            if (prefixes is not null && prefixes.Of(token) is not 0 and var lengths)
            {
                TryPrefixes(lengths, text, i, scratch);
            }

            before = token.Hash;
        }
    }

    private void TryPrefixes(uint lengths, ReadOnlySpan<char> text, int at, ScanScratch scratch)
    {
        var token = scratch.Tokens.Span[at];
        var word = text[token.Start..token.End];
        var hash = new WordHash(seed);
        Span<char> folded = stackalloc char[Fold.MostUnits];
        for (var unit = 0; unit < word.Length && hash.Count < PrefixLengths.Longest && lengths >> (hash.Count + 1) != 0;)
        {
            foreach (var next in folded[..Fold.Character(word, ref unit, folded)])
            {
                hash.Add(next);
                if (hash.Count <= PrefixLengths.Longest && (lengths >> hash.Count & 1) != 0 && WordHash.Prefix(hash.Value) is var key && words.MayHold(key))
                {
                    Try(key, text, at, scratch);
                }
            }
        }
    }

    private void Try(ulong key, ReadOnlySpan<char> text, int at, ScanScratch scratch)
    {
        var tokens = scratch.Tokens.Span;
        foreach (ref readonly var entry in table.Bucket(key))
        {
            var first = at - entry.Anchor;
            if (entry.Key != key || first < 0 || first + entry.Words > tokens.Length)
            {
                continue;
            }

            var stretch = tokens.Slice(first, entry.Words);
            if (TermCheck.Of(stretch, entry.Prefixes) == entry.Check && texts.StandsAt(entry.Term, text, stretch))
            {
                scratch.Places.Add(new TermPlace(entry.Term, stretch[0].Start, stretch[^1].End - stretch[0].Start, first, entry.Words));
            }
        }
    }
}
