using FeedMonitor.Matching;

namespace FeedMonitor.Cleaning;

/// <summary>
/// Guesses the language of an article that declares none: by its script, if one language only is written in it, else by the small
/// words of <c>Data/stopwords.tsv</c>. Null where that is not clear: an item of unknown language is looked at, one of a wrong one is not.
/// </summary>
internal static class LanguageGuess
{
    // A few paragraphs tell; the rest of a long article tells nothing new.
    private const int MostLetters = 4_000;
    private const int FewestSmallWords = 4;

    // Of prose a third to a half is small words. A related language shares many of them: the fewer languages have a word, the more it tells.
    private const double LeastShare = 0.15;
    private const double LeastLead = 1.25;

    private static readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> LanguagesOfWord;
    private static readonly string[] Languages;

    static LanguageGuess()
    {
        var rows = DataFile.Rows("stopwords.tsv").ToArray();
        Languages = [.. rows.Select(row => row[0])];
        LanguagesOfWord = rows.SelectMany((row, language) => row[1].Split(' ').Select(word => Fold.Of(word)).Distinct(StringComparer.Ordinal).Select(word => (word, language)))
            .GroupBy(pair => pair.word, pair => pair.language, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => word.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The ISO 639 code of the article's language, or null if it is not clear.</summary>
    public static string? Of(CleanText text)
    {
        var sample = string.Join('\n', text.Blocks.Where(block => block.Zone.IsMatched()).Select(block => block.Text));
        return Of(sample.AsSpan(0, Math.Min(sample.Length, MostLetters)));
    }

    /// <summary>The ISO 639 code of a text's language, or null if it is not clear.</summary>
    public static string? Of(ReadOnlySpan<char> text) => ScriptLanguage.Of(text) ?? ByWords(text);

    private static string? ByWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var (small, weight) = (new int[Languages.Length], new double[Languages.Length]);
        var buffer = new TokenBuffer();
        TokenScanner.Scan(text, seed: 0, buffer);
        foreach (ref readonly var token in buffer.Span)
        {
            words++;
            var languages = LanguagesOfWord.TryGetValue(Fold.Of(text[token.Start..token.End]), out var known) ? known : [];
            foreach (var language in languages)
            {
                small[language]++;
                weight[language] += 1.0 / languages.Length;
            }
        }

        var order = Enumerable.Range(0, small.Length).OrderByDescending(language => weight[language]).Take(2).ToArray();
        var (best, next) = (order[0], order[1]);
        return small[best] >= Math.Max(FewestSmallWords, words * LeastShare) && weight[best] >= weight[next] * LeastLead ? Languages[best] : null;
    }
}
