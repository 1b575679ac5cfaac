using System.Text;

namespace FeedMonitor.Cleaning;

/// <summary>One form for "é", however it was typed, so that a term is found in any of them.</summary>
internal static class NormalForm
{
    /// <summary>The text in normalization form C. What is no character (a lone surrogate) becomes U+FFFD, as a decoder would have made it.</summary>
    public static string Of(string text)
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
