using System.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>
/// The words of terms like <c>=WHO</c> as they are written, in normalization form C. Looked at only where such a term stands folded; a set without
/// such terms asks once whether there are any.
/// </summary>
internal sealed class ExactLetters
{
    private readonly Dictionary<int, string[]> words = [];

    public ExactLetters(Term[] terms)
    {
        for (var term = 0; term < terms.Length; term++)
        {
            if (terms[term].IsExact)
            {
                words.Add(term, WordsOf(terms[term]));
            }
        }
    }

    /// <summary>Whether the letters of a term stand at these tokens as they are written; true of a term whose case does not count.</summary>
    public bool Stand(int term, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (words.Count == 0 || !words.TryGetValue(term, out var sought))
        {
            return true;
        }

        for (var i = 0; i < sought.Length; i++)
        {
            if (!IsWord(sought[i], text[tokens[i].Start..tokens[i].End]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> sought, ReadOnlySpan<char> token)
    {
        var isPrefix = sought[^1] == '*';
        var letters = isPrefix ? sought[..^1] : sought;
        var same = 0;
        foreach (var unit in token)
        {
            if (Fold.IsIgnorable(unit))
            {
                continue;
            }

            if (same == letters.Length)
            {
                return isPrefix;
            }

            if (unit != letters[same++])
            {
                return false;
            }
        }

        return same == letters.Length;
    }

    private static string[] WordsOf(Term term)
    {
        var text = term.Body.ToString().Normalize(NormalizationForm.FormC);
        var tokens = Tokenizer.Tokens(text);
        var written = new string[tokens.Count];
        for (var i = 0; i < written.Length; i++)
        {
            var (start, end) = (tokens[i].Start, tokens[i].End);
            var star = end < text.Length && text[end] == '*' ? "*" : "";
            written[i] = string.Concat(text[start..end].Where(c => !Fold.IsIgnorable(c))) + star;
        }

        return written;
    }
}
