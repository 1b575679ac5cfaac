using System.Text;
using FeedMonitor.Text;

namespace FeedMonitor.Web.Following;

/// <summary>Makes text that comes from a feed fit for whoever reads ours.</summary>
internal static class ReaderText
{
    /// <summary>
    /// The text with a blank for each <see cref="Unprintable"/> character, and U+FFFD for what is no character: half of a surrogate pair, which no
    /// encoding can write, and U+FFFE and U+FFFF, which XML 1.0 forbids (§2.2) as it does most controls.
    /// </summary>
    public static string Of(string text)
    {
        var fit = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD.
            fit.Append(rune switch
            {
                { Value: 0xFFFE or 0xFFFF } => Rune.ReplacementChar,
                { IsBmp: true } when Unprintable.Is((char)rune.Value) => new Rune(' '),
                _ => rune,
            });
        }

        return fit.ToString();
    }

    /// <summary>Likewise, without white space at its ends and at most <paramref name="longest"/> UTF-16 code units.</summary>
    public static string Of(string text, int longest) => Of(Cut.To(text, longest)).Trim();
}
