using System.Runtime.CompilerServices;

namespace FeedMonitor.Cleaning;

/// <summary>Measures of a text that hold in any language.</summary>
internal static class TextMeasure
{
    private const string SentenceEnds = ".!?…:。！？।؟۔։።";

    /// <summary>Letters and digits; one of an unspaced script says as much as three others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Weight(ReadOnlySpan<char> text)
    {
        var weight = 0;
        foreach (var c in text)
        {
            weight += !char.IsLetterOrDigit(c) ? 0 : IsUnspaced(c) ? 3 : 1;
        }

        return weight;
    }

    /// <summary>Whether the text ends with a sentence's mark, closing quotes and brackets aside.</summary>
    public static bool EndsLikeSentence(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd("\"'”’“»«)]」』〉》 \u00A0");
        return end.Length > 0 && SentenceEnds.Contains(end[^1], StringComparison.Ordinal);
    }

    /// <summary>Whether a text repeats the title, which may be empty: then nothing does.</summary>
    public static bool IsTitle(string text, string title) => title.Length > 0 && SameLetters(text, title);

    /// <summary>Whether two texts are the same letters and digits, whatever their case and marks.</summary>
    public static bool SameLetters(string one, string other)
    {
        var (i, j) = (NextLetter(one, 0), NextLetter(other, 0));
        while (i < one.Length && j < other.Length && char.ToLowerInvariant(one[i]) == char.ToLowerInvariant(other[j]))
        {
            (i, j) = (NextLetter(one, i + 1), NextLetter(other, j + 1));
        }

        return i >= one.Length && j >= other.Length;
    }

    private static int NextLetter(string text, int from)
    {
        while (from < text.Length && !char.IsLetterOrDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    public static bool IsUnspaced(char c) => c is >= '\u0E00' and <= '\u0EFF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
}
