using System.Runtime.InteropServices;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>The folded words of all terms, in one array of characters; compares them with what stands in a text.</summary>
internal sealed class TermTexts
{
    private readonly Term[] terms;
    private readonly int[] firstWords;
    private readonly Word[] words;
    private readonly char[] folded;
    private readonly ExactLetters exact;

    public TermTexts(Term[] terms)
    {
        this.terms = terms;
        firstWords = new int[terms.Length + 1];
        var wordList = new List<Word>(terms.Length * 2);
        var text = new List<char>(terms.Length * 16);
        for (var term = 0; term < terms.Length; term++)
        {
            foreach (var word in terms[term].Words)
            {
                wordList.Add(new Word(text.Count, (ushort)word.Folded.Length, word.IsPrefix, word.Adjoins));
                text.AddRange(word.Folded.AsSpan());
            }

            firstWords[term + 1] = wordList.Count;
        }

        words = [.. wordList];
        folded = [.. text];
        exact = new ExactLetters(terms);
    }

    public int Count => terms.Length;

    /// <summary>All words of all terms.</summary>
    public ReadOnlySpan<Word> Words => words;

    /// <summary>The place of a term's first word among <see cref="Words"/>.</summary>
    public int FirstWord(int term) => firstWords[term];

    public ReadOnlySpan<Word> WordsOf(int term) => words.AsSpan(firstWords[term]..firstWords[term + 1]);

    public ReadOnlySpan<char> Folded(in Word word) => folded.AsSpan(word.Start, word.Length);

    /// <summary>Whether a term stands at these tokens of a text: each word, and what lies between them.</summary>
    public bool StandsAt(int term, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        var sought = WordsOf(term);
        for (var i = 0; i < sought.Length; i++)
        {
            if (!IsWord(sought[i], text[tokens[i].Start..tokens[i].End])
                || (i > 0 && !Joins(text[tokens[i - 1].End..tokens[i].Start], sought[i].Adjoins, terms[term])))
            {
                return false;
            }
        }

        return exact.Stand(term, text, tokens);
    }

    private bool IsWord(in Word word, ReadOnlySpan<char> token)
    {
        var sought = Folded(word);
        var same = 0;
        Span<char> piece = stackalloc char[Fold.MostUnits];
        for (var at = 0; at < token.Length;)
        {
            foreach (var unit in piece[..Fold.Character(token, ref at, piece)])
            {
                if (same == sought.Length)
                {
                    return word.IsPrefix;
                }

                if (unit != sought[same++])
                {
                    return false;
                }
            }
        }

        return same == sought.Length;
    }

    // Between the words of a phrase: white space and hyphens, and the marks that the term itself is written with ("U.S.").
    // Between characters that are written without space: nothing that can be seen.
    private static bool Joins(ReadOnlySpan<char> gap, bool adjoins, Term term)
    {
        foreach (var c in gap)
        {
            if (!Fold.IsIgnorable(c) && (adjoins || !(char.IsWhiteSpace(c) || Hyphens.Contains(c) || term.IsWrittenWith(c))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A word of a term.</summary>
    /// <param name="Start">Where its folded form begins.</param>
    /// <param name="Length">How many units that has.</param>
    /// <param name="IsPrefix">Whether the word of the text may go on.</param>
    /// <param name="Adjoins">Whether nothing may stand between it and the word before.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Word(int Start, ushort Length, bool IsPrefix, bool Adjoins);
}
