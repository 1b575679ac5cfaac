using System.Globalization;
using System.Text;

namespace FeedMonitor.Matching;

/// <summary>What a UTF-16 unit is to a word.</summary>
internal enum UnitKind : byte
{
    /// <summary>It parts words.</summary>
    Separator,

    /// <summary>A letter, digit or mark: it goes on with the word before it.</summary>
    Letter,

    /// <summary>A character of a script that puts no space between words: a word of its own.</summary>
    Ideograph,

    /// <summary>It goes on with whatever word it stands in, and begins none.</summary>
    Ignorable,

    /// <summary>Half of a pair: only both halves tell.</summary>
    Surrogate,
}

/// <summary>The kinds of all units, as a table, and of the characters that take two.</summary>
internal static class UnitKinds
{
    private static readonly UnitKind[] Kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => KindOf((char)unit))];

    public static UnitKind Of(char c) => Kinds[c];

    /// <summary>The kind of the character at a place, and its units.</summary>
    public static (UnitKind Kind, int Units) At(ReadOnlySpan<char> text, int at)
    {
        var kind = Kinds[text[at]];
        if (kind != UnitKind.Surrogate)
        {
            return (kind, 1);
        }

        return Rune.DecodeFromUtf16(text[at..], out var rune, out var units) == System.Buffers.OperationStatus.Done
            ? (KindOf(rune), units)
            : (UnitKind.Separator, 1);
    }

    private static UnitKind KindOf(char c) =>
        char.IsSurrogate(c) ? UnitKind.Surrogate : Fold.IsIgnorable(c) ? UnitKind.Ignorable : KindOf(new Rune(c));

    private static UnitKind KindOf(Rune rune)
    {
        var isInWord = Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        return !isInWord ? UnitKind.Separator : IsUnspaced(rune.Value) ? UnitKind.Ideograph : UnitKind.Letter;
    }

    private static bool IsUnspaced(int value) => value is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) // Myanmar
        or (>= 0x1780 and <= 0x17FF) // Khmer
        or (>= 0x3005 and <= 0x3007) // 々〆〇
        or (>= 0x3040 and <= 0x30FF) // Hiragana, Katakana
        or (>= 0x31F0 and <= 0x31FF) // Katakana extensions
        or (>= 0x3400 and <= 0x4DBF) // CJK extension A
        or (>= 0x4E00 and <= 0x9FFF) // CJK
        or (>= 0xFF66 and <= 0xFF9F) // half-width Katakana
        or (>= 0xF900 and <= 0xFAFF) // CJK compatibility
        or (>= 0x20000 and <= 0x323AF); // CJK extensions B to H
}
