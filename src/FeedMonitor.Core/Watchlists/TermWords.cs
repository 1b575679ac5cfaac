using System.Text;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists;

/// <summary>Reads the words of a term.</summary>
internal static class TermWords
{
    [ThreadStatic]
    private static TokenBuffer? tokensOfThread;

    /// <summary>The words of a term as it was written, its prefixes marked.</summary>
    /// <param name="written">The term, with or without the quotation marks of a phrase.</param>
    /// <param name="stars">How many words are marked by a star.</param>
    public static TermWord[] Of(string written, out int stars)
    {
        stars = 0;
        var text = written.Normalize(NormalizationForm.FormC);
        var buffer = tokensOfThread ??= new TokenBuffer();
        buffer.Clear();
        TokenScanner.Scan(text, seed: 0, buffer);
        var tokens = buffer.Span;
        var words = new TermWord[tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var end = tokens[i].End;
            var isPrefix = end < text.Length && text[end] == '*';
            stars += isPrefix ? 1 : 0;
            words[i] = new TermWord(
                Fold.Of(text.AsSpan(tokens[i].Start, tokens[i].Length)),
                isPrefix,
                i > 0 && IsNothing(text.AsSpan(tokens[i - 1].End..tokens[i].Start)));
        }

        return words;
    }

    private static bool IsNothing(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (!Fold.IsIgnorable(c))
            {
                return false;
            }
        }

        return true;
    }
}
