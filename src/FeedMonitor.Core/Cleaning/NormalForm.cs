using System.Buffers;
using System.Text;

namespace FeedMonitor.Cleaning;

/// <summary>One form for "é", however it was typed, and no characters that nobody sees, so that a term is found in any text that reads like it.</summary>
internal static class NormalForm
{
    // Soft hyphen, zero-width space, word joiner, byte order mark, marks and controls of direction. Not the zero-width joiner and
    // non-joiner: Persian, Hindi and emoji are spelled with them.
    private const string Invisible = "\u00AD\u200B\u2060\uFEFF\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u180E";

    // A phrase must be found across the space that no line may break at.
    private const string Unbreakable = "\u00A0\u202F\u2007";

    private static readonly SearchValues<char> Odd = SearchValues.Create(Invisible + Unbreakable);

    /// <summary>
    /// The text in normalization form C, without what is invisible, with plain spaces. What is no character (a lone surrogate) becomes
    /// U+FFFD, as a decoder would have made it.
    /// </summary>
    public static string Of(string text) => Composed(text.AsSpan().ContainsAny(Odd) ? Plain(text) : text);

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Unbreakable.Contains(c, StringComparison.Ordinal))
            {
                plain.Append(' ');
            }
            else if (!Odd.Contains(c))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // U+FFFE and U+FFFF decode well, and have no normal form in some libraries.
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD').Normalize(NormalizationForm.FormC);
        }
    }
}
