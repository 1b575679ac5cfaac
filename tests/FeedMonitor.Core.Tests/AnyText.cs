using CsCheck;

namespace FeedMonitor;

/// <summary>Any text at all. The generators of the library for characters and strings know printable ASCII only.</summary>
internal static class AnyText
{
    // Units with a meaning of their own to some reader: half pairs, what is no character, controls, what is not seen, letters of two or three.
    private static readonly Gen<string> Odd = Gen.OneOf(
        "\uD83D", "\uDE00", "😀", "𐐀", "\uFFFE", "\uFFFF", "\uFEFF", "\uFFFD", "\0", "\u001B", "\u0085", "\u2028", "\u00A0", "\u00AD", "\u200B", "\u200D", "\u202E", "\u0301", "\u0640", "ﬃ", "ß", "İ", "Ǽ", "Ǿ", "中", "が");

    /// <summary>Texts of any units, of ASCII alone, or of both with odd ones between.</summary>
    /// <param name="longest">The most units; a pair counts as one.</param>
    public static Gen<string> UpTo(int longest)
    {
        var any = Gen.Char['\0', '\uFFFF'];
        return Gen.OneOf(
            Gen.String[any, 0, longest],
            Gen.String[0, longest],
            Gen.Frequency((6, Gen.Char.Select(c => c.ToString())), (2, any.Select(c => c.ToString())), (2, Odd)).Array[0, longest].Select(string.Concat));
    }
}
