using System.Globalization;
using FeedMonitor.Cleaning;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Tells the terms that stand in nearly every text.</summary>
internal static class Breadth
{
    private const int ShortPrefix = 2;
    private const int ShortNumber = 4;

    /// <summary>Why a term stands in nearly every text, or null if it does not.</summary>
    /// <param name="wording">The term.</param>
    /// <param name="languages">The languages that are looked at, none for all.</param>
    public static string? ReasonOf(Wording wording, IReadOnlyList<string> languages) => wording.Words switch
    {
        [var word] when wording.Term.IsExact => OfExact(wording.Term, word),
        [{ IsPrefix: true } word] => OfPrefix(word.Folded, languages),
        [var word] => OfWord(word.Folded, languages),
        // Letters that follow one another are an abbreviation: U.S.
        var words when words.All(word => word.Folded.Length == 1) => null,
        var words => words.All(word => !word.IsPrefix && SmallWords.LanguagesOf(word.Folded, languages).Count > 0) ? "it has small words only, and nearly every text has them" : null,
    };

    private static string? OfExact(Term term, TermWord word) =>
        !word.IsPrefix && SmallWords.IsWrittenSo(term.Body.Trim('"').ToString()) ? "it is one of the commonest words, in the letters of every text" : null;

    private static string? OfPrefix(string folded, IReadOnlyList<string> languages)
    {
        // Of a script without spaces each character is a word of its own, and nothing goes on.
        if (TextMeasure.IsUnspaced(folded[0]))
        {
            return OfWord(folded, languages);
        }

        var letters = new StringInfo(folded).LengthInTextElements;
        return letters <= ShortPrefix ? $"words that begin with {(letters == 1 ? "this letter" : $"these {letters} letters")} stand in nearly every text"
            : SmallWords.BeginningWith(folded, languages) is { } small ? $"'{small.Word}' begins so, one of the commonest words of its language ({small.Language})"
            : null;
    }

    private static string? OfWord(string folded, IReadOnlyList<string> languages) =>
        SmallWords.LanguagesOf(folded, languages) is { Count: > 0 } small ? $"it is one of the commonest words of {(small.Count == 1 ? "a language" : "some languages")} ({string.Join(", ", small)})"
        : folded.All(char.IsAsciiDigit) && folded.Length <= ShortNumber ? "it is a short number, and such stand in very many texts"
        : new StringInfo(folded).LengthInTextElements > 1 ? null
        : TextMeasure.IsUnspaced(folded[0]) ? "it is a single character of a script without spaces, and is found within other words"
        : "it is a single letter, and such stand in very many texts";
}
