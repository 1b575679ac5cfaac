using FeedMonitor.Identity;

namespace FeedMonitor.Cleaning.Learning;

/// <summary>Names a block of a site by what it says, so that it is known again on the site's next page.</summary>
internal static class BlockPrint
{
    /// <summary>The print of what has too few letters to be known by.</summary>
    public const ulong None = 0;

    /// <summary>A print takes six bytes.</summary>
    public const int Bits = 48;

    // Beyond this two blocks that begin alike are taken for one.
    private const int LettersRead = 256;
    private const int FewestLetters = 4;

    /// <summary>
    /// The print of a block. Letters alone count, in whatever case, and numbers as one: a block that says how many comments there are
    /// says the same on each page.
    /// </summary>
    /// <param name="site">The site's registrable domain: what one site repeats another may mean.</param>
    /// <param name="text">The block.</param>
    public static ulong Of(string site, string text)
    {
        Span<char> read = stackalloc char[LettersRead];
        var length = 0;
        var letters = 0;
        for (var i = 0; i < text.Length && length < LettersRead; i++)
        {
            var c = text[i];
            if (char.IsLetter(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                read[length++] = char.ToLowerInvariant(c);
                letters++;
            }
            else if (char.IsDigit(c) && (length == 0 || read[length - 1] != '0'))
            {
                read[length++] = '0';
            }
        }

        if (letters < FewestLetters)
        {
            return None;
        }

        // Zero is taken.
        return Math.Max(1, StableHash.Alias("block", site, new string(read[..length])) >> (64 - Bits));
    }
}
