using System.Runtime.CompilerServices;

namespace FeedMonitor.Cleaning.Flattened;

/// <summary>What is counted in a line, in one pass.</summary>
/// <param name="Weight">Letters and digits; see <see cref="TextMeasure.Weight"/>.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="StopWordShare">The share of them that are the small words of some language.</param>
/// <param name="CapitalShare">The share of them that begin with a capital.</param>
/// <param name="IsUnspaced">Whether it is written without spaces between words.</param>
/// <param name="HasInnerSentence">Whether a sentence ends within it and another begins.</param>
/// <param name="HasDate">Whether there is a year or a time of day in it.</param>
/// <param name="EndsOpen">Whether it is cut with an ellipsis, as teasers are.</param>
internal readonly record struct LineMeasure(
    int Weight, int Words, double StopWordShare, double CapitalShare, bool IsUnspaced, bool HasInnerSentence, bool HasDate, bool EndsOpen)
{
    // Of a longer line the beginning tells enough.
    private const int MostLooked = 4000;

    // Optimized at once: the first text may well be one of megabytes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LineMeasure Of(string line)
    {
        var text = line.AsSpan(0, Math.Min(line.Length, MostLooked));
        var (words, stops, capitals, unspaced, units) = (0, 0, 0, 0, 0);
        var (inner, date) = (false, false);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                inner |= IsSentenceBreak(text, i);
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                unspaced += TextMeasure.IsUnspaced(text[i]) ? 1 : 0;
                units++;
                i++;
            }

            var word = text[start..i];
            if (char.IsDigit(word[0]))
            {
                date |= IsYear(word) || IsHour(text, start, i);
                continue;
            }

            words++;
            stops += StopWords.Contains(word) ? 1 : 0;
            capitals += char.IsUpper(word[0]) ? 1 : 0;
        }

        var all = Math.Max(1, words);
        var end = text.TrimEnd("\"'”’») ");
        return new LineMeasure(
            TextMeasure.Weight(line), words, stops / (double)all, capitals / (double)all, unspaced > 0.3 * units, inner, date,
            end.EndsWith("…", StringComparison.Ordinal) || end.EndsWith("...", StringComparison.Ordinal));
    }

    private static bool IsSentenceBreak(ReadOnlySpan<char> text, int i)
    {
        if (text[i] is '。' or '！' or '？' or '।')
        {
            return true;
        }

        if (text[i] is not ('.' or '!' or '?' or '؟' or '۔'))
        {
            return false;
        }

        var next = i + 1;
        while (next < text.Length && text[next] is '"' or '\'' or '”' or '’' or '»' or ')')
        {
            next++;
        }

        return next + 1 < text.Length && text[next] == ' ' && char.IsLetter(text[next + 1]);
    }

    private static bool IsYear(ReadOnlySpan<char> word) => word.Length == 4 && word[0] is '1' or '2' && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal));

    private static bool IsHour(ReadOnlySpan<char> text, int start, int end) =>
        end - start <= 2 && end + 2 < text.Length && text[end] is ':' or '.' or 'h' && char.IsDigit(text[end + 1]) && char.IsDigit(text[end + 2])
        && (end + 3 == text.Length || !char.IsLetterOrDigit(text[end + 3]));
}
