using System.Globalization;

namespace FeedMonitor.Stories.Words;

/// <summary>A number at a place among words, in whatever way it is written.</summary>
/// <param name="Value">In digits, decimals and parts of versions after points.</param>
/// <param name="Words">How many words it takes.</param>
/// <param name="IsOrdinal">Whether it is written as one of a series: 12th, 12-й, twelfth, 第12.</param>
internal readonly record struct Numeral(string Value, int Words, bool IsOrdinal)
{
    private const string Ideograms = "〇一二三四五六七八九";
    private const int LongestOfDigits = 12;

    private static readonly HashSet<string> OrdinalEndings = new(StringComparer.Ordinal)
    {
        "st", "nd", "rd", "th", "º", "ª", "o", "a", "er", "re", "e", "eme", "ter", "ten", "te", "й", "я", "е", "го", "му", "м", "ю", "ой", "ый", "ий", "ая", "ое", "ом", "ую",
    };

    /// <summary>Whether it is a year, or a date in digits.</summary>
    public bool IsYearOrDate => (Value.Length == 4 && (Value[0] is '1' or '2') && !Value.Contains('.')) || (Value.Length >= 8 && Value.Count(c => c == '.') == 2);

    /// <summary>The number at <paramref name="at"/>; null if there is none.</summary>
    public static Numeral? At(IReadOnlyList<StoryWord> words, int at) => words[at] switch
    {
        { Script: WordScript.Digits } => OfDigits(words, at),
        { Folded: "第" } when at + 1 < words.Count => AfterMark(words, at),
        { Script: WordScript.Unspaced } => OfIdeograms(words, at),
        { Folded: var folded } when char.IsAsciiDigit(folded[0]) => WithEnding(folded),
        { Surface: var surface } when surface.Length <= 5 && Roman(surface) is { } value => new Numeral(value, 1, IsOrdinal: true),
        var word => WordTable.Ordinals.Find(word.Folded) is { } value ? new Numeral(value, 1, IsOrdinal: true) : null,
    };

    private static Numeral OfDigits(IReadOnlyList<StoryWord> words, int at)
    {
        var (value, next) = (words[at].Folded.TrimStart('0'), at + 1);
        while (next < words.Count && words[next] is { Script: WordScript.Digits, Gap: "." or "," } && value.Length < LongestOfDigits)
        {
            value += $".{words[next++].Folded}";
        }

        // 12-й, 12.º
        return next < words.Count && words[next] is { Gap: "-" or "." or "‑" or "" } ending && OrdinalEndings.Contains(ending.Folded)
            ? new Numeral(value, next + 1 - at, IsOrdinal: true)
            : new Numeral(value, next - at, IsOrdinal: false);
    }

    private static Numeral? WithEnding(string folded)
    {
        var digits = folded.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && OrdinalEndings.Contains(folded[digits..]) ? new Numeral(folded[..digits], 1, IsOrdinal: true) : null;
    }

    private static Numeral? AfterMark(IReadOnlyList<StoryWord> words, int at) =>
        words[at + 1].Folded == "第" ? null
        : At(words, at + 1) is { } number ? new Numeral(number.Value, number.Words + 1, IsOrdinal: true)
        : null;

    // 十二 is 12, 二十 is 20, 二十三 is 23.
    private static Numeral? OfIdeograms(IReadOnlyList<StoryWord> words, int at)
    {
        var (value, digit, next) = (0, 0, at);
        for (; next < words.Count && next - at < 4 && (next == at || words[next].Gap.Length == 0); next++)
        {
            if (words[next].Folded == "十")
            {
                (value, digit) = ((digit == 0 ? 1 : digit) * 10, 0);
            }
            else if (Ideograms.IndexOf(words[next].Folded, StringComparison.Ordinal) is var found and >= 0)
            {
                digit = found;
            }
            else
            {
                break;
            }
        }

        return next == at ? null : new Numeral((value + digit).ToString(CultureInfo.InvariantCulture), next - at, IsOrdinal: false);
    }

    private static string? Roman(string surface)
    {
        var value = 0;
        for (var i = 0; i < surface.Length; i++)
        {
            var (own, following) = (Worth(surface[i]), i + 1 < surface.Length ? Worth(surface[i + 1]) : 0);
            if (own == 0)
            {
                return null;
            }

            value += own < following ? -own : own;
        }

        return value > 0 ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int Worth(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, _ => 0 };
}
