namespace FeedMonitor.Matching;

/// <summary>A sentence of a paragraph, with a place in it.</summary>
/// <param name="Text">The sentence; at most <see cref="Longest"/> units of the paragraph, with an ellipsis on each side where it was cut.</param>
/// <param name="Start">Where in <paramref name="Text"/> the place begins, in UTF-16 code units.</param>
/// <param name="Length">How many units of it the sentence shows: all, unless the place alone is too long.</param>
/// <remarks>
/// A full stop ends a sentence if white space and no lower-case letter follow, and no initial or short title stands before it
/// ("U.S. officials", "Mr. Example"). The marks of Chinese and Japanese end one wherever they stand.
/// </remarks>
public sealed record Sentence(string Text, int Start, int Length)
{
    /// <summary>A paragraph without any mark is no sentence; more than this is not shown.</summary>
    public const int Longest = 600;

    private static readonly HashSet<string> NeverLast = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "no", "nos", "vs", "inc", "ltd", "co", "corp",
        "e.g", "i.e", "cf", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ca", "approx", "art",
        "т", "г", "ул", "им", "тыс", "млн", "млрд", "руб",
    };

    /// <summary>The sentence of <paramref name="paragraph"/> around the given place, without the white space at its ends.</summary>
    public static Sentence Around(string paragraph, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        // What lies farther away than the longest sentence would be cut off again.
        var from = start;
        var farthest = Math.Max(0, start - Longest);
        while (from > farthest && !EndsAt(paragraph, from - 1))
        {
            from--;
        }

        var to = Math.Max(start + length - 1, 0);
        var last = Math.Min(paragraph.Length - 1, to + Longest);
        while (to < last && !EndsAt(paragraph, to))
        {
            to++;
        }

        var end = Math.Min(SkipClosing(paragraph, to) + 1, paragraph.Length);
        return Cut(paragraph, start, length, SkipOpening(paragraph, from, start), TrimmedEnd(paragraph, start + length, end));
    }

    private static bool EndsAt(string text, int at)
    {
        var c = text[at];
        if (c is '。' or '！' or '？' or '\n')
        {
            return true;
        }

        if (c is not ('.' or '!' or '?' or '…' or '।' or '؟' or '۔'))
        {
            return false;
        }

        var next = SkipClosing(text, at) + 1;
        if (next >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '«' or '(' or '„' or '\''))
        {
            next++;
        }

        return (next >= text.Length || !char.IsLower(text[next])) && (c != '.' || !IsAbbreviation(text, at));
    }

    private static bool IsAbbreviation(string text, int stop)
    {
        var from = stop;
        while (from > 0 && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..stop];
        return word.Length == 1 && char.IsUpper(word[0]) || (word.Length > 1 && word[^2] == '.') || NeverLast.Contains(word);
    }

    private static int SkipClosing(string text, int at)
    {
        while (at + 1 < text.Length && text[at + 1] is '"' or '”' or '’' or '»' or ')' or ']' or '」' or '』' or '\'')
        {
            at++;
        }

        return at;
    }

    // The closing quotes of the sentence before are not this one's beginning.
    private static int SkipOpening(string text, int from, int limit)
    {
        from = from > 0 && EndsAt(text, from - 1) ? Math.Min(SkipClosing(text, from - 1) + 1, limit) : from;
        while (from < limit && (char.IsWhiteSpace(text[from]) || (from > 0 && text[from] is '”' or '’' or '»' or ')' or '」' or '』')))
        {
            from++;
        }

        return from;
    }

    // A hostile place may be megabytes long: marks without end go on with a word, and any white space joins a phrase.
    private static Sentence Cut(string text, int start, int length, int from, int to)
    {
        var (left, right, shown) = (from, to, length);
        if (to - from > Longest)
        {
            shown = Math.Min(length, Longest);
            var spare = (Longest - shown) / 2;
            (left, right) = (Math.Max(from, start - spare), Math.Min(to, start + shown + spare));

            // Never through a surrogate pair.
            left += left > 0 && char.IsLowSurrogate(text[left]) && char.IsHighSurrogate(text[left - 1]) ? 1 : 0;
            right -= right < text.Length && char.IsLowSurrogate(text[right]) && char.IsHighSurrogate(text[right - 1]) ? 1 : 0;
            left = TrimmedStart(text, left, start);
            right = TrimmedEnd(text, Math.Min(start + length, right), right);
            shown = Math.Min(shown, right - start);
        }

        var before = left > from ? "…" : "";
        return new Sentence(before + text[left..right] + (right < to ? "…" : ""), before.Length + start - left, shown);
    }

    private static int TrimmedStart(string text, int from, int limit)
    {
        while (from < limit && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }

    private static int TrimmedEnd(string text, int limit, int to)
    {
        while (to > limit && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return to;
    }
}
