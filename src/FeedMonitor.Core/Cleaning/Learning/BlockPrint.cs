using System.Globalization;
using FeedMonitor.Hashing;

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
    private const int LongestCount = 25;

    /// <summary>
    /// The print of a block. Its letters count, in whatever case, and its digits; but for a number at its beginning with a word or two:
    /// how many comments there are is no news, and a magnitude, a price or the number of a notice is.
    /// </summary>
    /// <param name="site">The site's registrable domain: what one site repeats another may mean.</param>
    /// <param name="text">The block.</param>
    public static ulong Of(string site, string text)
    {
        var hash = new QuickHash();
        hash.Add(site);
        var read = 0;
        var letters = 0;
        var inNumber = false;
        var isCount = text.Length <= LongestCount && text.Length > 0 && char.IsDigit(text[0]);
        for (var i = 0; i < text.Length && read < LettersRead; i++)
        {
            var c = text[i];
            if (IsOfALetter(c))
            {
                hash.Add(char.ToLowerInvariant(c));
                (read, letters, inNumber) = (read + 1, letters + 1, false);
            }
            else if (char.IsDigit(c) && !(inNumber && isCount))
            {
                hash.Add(isCount ? '0' : c);
                (read, inNumber) = (read + 1, true);
            }
        }

        // Zero is taken.
        return letters < FewestLetters ? None : Math.Max(1, hash.Value >> (64 - Bits));
    }

    // Vowel signs and accents are letters to whoever reads them.
    private static bool IsOfALetter(char c) =>
        char.IsLetter(c) || char.IsSurrogate(c) || (c >= 0x300 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
