using System.Globalization;
using System.Text;

namespace FeedMonitor.Matching;

/// <summary>
/// The form in which letters are compared: lower case, without the accents of Latin and Greek; ё is е; ø đ ł ı æ œ þ ß become
/// o d l i ae oe th ss. Marks of other scripts are letters of their own there (й is not и, が is not か) and stay.
/// </summary>
/// <remarks>Input is in normalization form C, so that й is one character and a combining mark left over is decoration.</remarks>
public static class Fold
{
    // One entry a UTF-16 unit: the unit that it folds to; 0 if it folds to none or to several, or is half of a pair.
    private static readonly char[] Single = new char[char.MaxValue + 1];

    private static readonly Dictionary<char, string> Several = new()
    {
        ['ß'] = "ss", ['ẞ'] = "ss", ['æ'] = "ae", ['Æ'] = "ae", ['œ'] = "oe", ['Œ'] = "oe", ['þ'] = "th", ['Þ'] = "th",
        ['ǽ'] = "ae", ['Ǽ'] = "ae", ['ǣ'] = "ae", ['Ǣ'] = "ae", ['ĳ'] = "ij", ['Ĳ'] = "ij", ['ŉ'] = "n", ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['ﬃ'] = "ffi", ['ﬄ'] = "ffl", ['ﬅ'] = "st", ['ﬆ'] = "st",
    };

    private static readonly Dictionary<char, char> Fixed = new()
    {
        ['ё'] = 'е', ['Ё'] = 'е', ['ø'] = 'o', ['Ø'] = 'o', ['đ'] = 'd', ['Đ'] = 'd', ['ð'] = 'd', ['Ð'] = 'd', ['ł'] = 'l', ['Ł'] = 'l',
        ['ħ'] = 'h', ['Ħ'] = 'h', ['ŧ'] = 't', ['Ŧ'] = 't', ['ı'] = 'i', ['İ'] = 'i', ['ς'] = 'σ',
    };

    static Fold()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var c = (char)unit;
            Single[unit] = char.IsSurrogate(c) || Several.ContainsKey(c) || IsIgnorable(c) ? '\0' : FoldUnit(c);
        }
    }

    /// <summary>
    /// Whether the character goes on with a token and folds to nothing: combining marks of no letter, the vowel points of Hebrew
    /// and Arabic, the stretch of Arabic (ـ), soft hyphen, joiners.
    /// </summary>
    public static bool IsIgnorable(char c) => IsPoint(c)
        || c is '\u00AD' or '\u0640' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F');

    // Marks above and below a letter: they are shown with it.
    internal static bool IsPoint(char c) =>
        c is (>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or (>= '\u064B' and <= '\u065F') or '\u0670';

    /// <summary>The unit that <paramref name="c"/> folds to; <c>\0</c> if it folds to none or to several, or is half of a pair.</summary>
    internal static char OfUnit(char c) => Single[c];

    /// <summary>A unit folds to this many at most (ﬃ).</summary>
    public const int MostUnits = 3;

    /// <summary>The folded form of a token.</summary>
    public static string Of(ReadOnlySpan<char> token)
    {
        var folded = token.Length <= 256 ? stackalloc char[token.Length * MostUnits] : new char[token.Length * MostUnits];
        return folded[..Into(token, folded)].ToString();
    }

    /// <summary>Writes the folded form of a token, without making a string of it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="folded">Where to write it: <see cref="MostUnits"/> times as long as the token.</param>
    /// <returns>How many units were written.</returns>
    public static int Into(ReadOnlySpan<char> token, Span<char> folded)
    {
        var length = 0;
        for (var at = 0; at < token.Length;)
        {
            length += Character(token, ref at, folded[length..]);
        }

        return length;
    }

    /// <summary>Writes the folded form of one character and goes past it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The character's first unit; then the unit after its last.</param>
    /// <param name="folded">Where to write it: <see cref="MostUnits"/> long.</param>
    /// <returns>How many units were written.</returns>
    internal static int Character(ReadOnlySpan<char> text, ref int at, Span<char> folded)
    {
        var c = text[at++];
        if (Single[c] is not '\0' and var single)
        {
            folded[0] = single;
            return 1;
        }

        if (char.IsHighSurrogate(c) && at < text.Length && char.IsLowSurrogate(text[at]))
        {
            return Rune.ToLowerInvariant(new Rune(c, text[at++])).EncodeToUtf16(folded);
        }

        if (Several.TryGetValue(c, out var several))
        {
            several.CopyTo(folded);
            return several.Length;
        }

        folded[0] = c;
        return IsIgnorable(c) ? 0 : 1;
    }

    private static char FoldUnit(char c)
    {
        if (c < 0x80 || char.IsSurrogate(c))
        {
            return char.ToLowerInvariant(c);
        }

        if (Fixed.TryGetValue(c, out var other))
        {
            return other;
        }

        var isLatinOrGreek = c is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF') or (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF');
        if (isLatinOrGreek)
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            if (parts.Length > 1 && parts.AsSpan(1).IndexOfAnyExceptInRange('\u0300', '\u036F') < 0)
            {
                // Ø with an acute loses both.
                c = Fixed.GetValueOrDefault(parts[0], parts[0]);
            }
        }

        // Full-width letters and digits are the ASCII ones in another dress.
        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            c = (char)(c - 0xFEE0);
        }

        return char.ToLower(c, CultureInfo.InvariantCulture);
    }
}
