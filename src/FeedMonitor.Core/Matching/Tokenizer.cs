using System.Text;

namespace FeedMonitor.Matching;

/// <summary>A word of the text: where it stands, in UTF-16 code units.</summary>
/// <param name="Start">Its first unit.</param>
/// <param name="Length">Its units.</param>
internal readonly record struct Token(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts text into words: runs of letters, digits and marks. In scripts that put no space between words (Chinese, Japanese,
/// Thai, Lao, Khmer, Burmese) each character is a token, so that a term is found anywhere, as a run of tokens.
/// </summary>
internal static class Tokenizer
{
    /// <summary>The tokens of <paramref name="text"/>, in order.</summary>
    public static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        var i = 0;
        while (i < text.Length)
        {
            var (kind, units) = Classify(text, i);
            if (kind is Kind.Separator or Kind.Ignorable)
            {
                i += units;
                continue;
            }

            var start = i;
            i += units;
            while (i < text.Length)
            {
                var (next, length) = Classify(text, i);
                if (next == Kind.Ignorable || (next == Kind.Letter && kind == Kind.Letter))
                {
                    i += length;
                    continue;
                }

                break;
            }

            tokens.Add(new Token(start, TrimIgnorable(text, start, i) - start));
        }

        return tokens;
    }

    /// <summary>The folded words of <paramref name="text"/>; those that fold to nothing are left out.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormC);
        return [.. Tokens(normal).Select(token => Fold.Of(normal.AsSpan(token.Start, token.Length))).Where(word => word.Length > 0)];
    }

    private enum Kind
    {
        Separator,
        Letter,
        Ideograph,
        Ignorable,
    }

    // A trailing joiner or mark belongs to the token's run, not to the stretch that is shown as found.
    private static int TrimIgnorable(string text, int start, int end)
    {
        while (end > start + 1 && Fold.IsIgnorable(text[end - 1]) && text[end - 1] is not (>= '\u0300' and <= '\u036F'))
        {
            end--;
        }

        return end;
    }

    private static (Kind Kind, int Units) Classify(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c))
        {
            return (char.IsAsciiLetterOrDigit(c) ? Kind.Letter : Kind.Separator, 1);
        }

        if (Fold.IsIgnorable(c))
        {
            return (Kind.Ignorable, 1);
        }

        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            return (Kind.Separator, 1);
        }

        if (IsUnspaced(rune.Value))
        {
            return (Rune.IsLetterOrDigit(rune) || IsMark(rune) ? Kind.Ideograph : Kind.Separator, rune.Utf16SequenceLength);
        }

        return (Rune.IsLetterOrDigit(rune) || IsMark(rune) ? Kind.Letter : Kind.Separator, rune.Utf16SequenceLength);
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(int value) => value is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) // Myanmar
        or (>= 0x1780 and <= 0x17FF) // Khmer
        or (>= 0x3040 and <= 0x30FF) // Hiragana, Katakana
        or (>= 0x31F0 and <= 0x31FF) // Katakana extensions
        or (>= 0x3400 and <= 0x4DBF) // CJK extension A
        or (>= 0x4E00 and <= 0x9FFF) // CJK
        or (>= 0xFF66 and <= 0xFF9F) // half-width Katakana
        or (>= 0xF900 and <= 0xFAFF) // CJK compatibility
        or (>= 0x20000 and <= 0x323AF); // CJK extensions B to H
}
