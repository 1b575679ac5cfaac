namespace FeedMonitor.Matching;

/// <summary>
/// Cuts text into words and hashes their folded forms: runs of letters, digits and marks; in scripts that put no space between
/// words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) each character is a word. Unit by unit: what a word is stands here, and
/// <see cref="WindowScanner"/> is held to it.
/// </summary>
internal static class TokenScanner
{
    /// <summary>Adds the words of <paramref name="text"/>, in order.</summary>
    public static void Scan(ReadOnlySpan<char> text, ulong seed, TokenBuffer tokens)
    {
        for (var at = 0; at < text.Length;)
        {
            at = Step(text, at, seed, tokens);
        }
    }

    /// <summary>Reads the word that begins at a place, or goes past the character that begins none.</summary>
    /// <returns>The place to go on at.</returns>
    public static int Step(ReadOnlySpan<char> text, int at, ulong seed, TokenBuffer tokens)
    {
        var (kind, units) = UnitKinds.At(text, at);
        if (kind is UnitKind.Separator or UnitKind.Ignorable)
        {
            return at + units;
        }

        var (start, end, isWord) = (at, at, kind == UnitKind.Letter);
        var hash = new WordHash(seed);
        Span<char> folded = stackalloc char[Fold.MostUnits];
        do
        {
            foreach (var unit in folded[..Fold.Character(text, ref at, folded)])
            {
                hash.Add(unit);
            }

            // A soft hyphen or a joiner at the end belongs to no word that is shown; an accent does.
            end = kind != UnitKind.Ignorable || Fold.IsPoint(text[at - 1]) ? at : end;
            kind = at < text.Length ? UnitKinds.At(text, at).Kind : UnitKind.Separator;
        }
        while (kind == UnitKind.Ignorable || (isWord && kind == UnitKind.Letter));

        tokens.Add(new Token(start, end, hash.Value, hash.First, hash.Count));
        return at;
    }
}
