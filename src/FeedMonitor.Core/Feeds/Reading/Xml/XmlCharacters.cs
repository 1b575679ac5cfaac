using System.Text;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>The characters that XML 1.0 allows (§2.2).</summary>
internal static class XmlCharacters
{
    /// <summary>The text without what XML does not allow: control characters go, half a surrogate pair becomes U+FFFD.</summary>
    public static string Clean(string text)
    {
        var first = FirstForbidden(text);
        if (first < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text, 0, first, text.Length);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append('\uFFFD');
            }
            else if (IsAllowed(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static int FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) || !IsAllowed(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsAllowed(char c) => c is >= ' ' and <= '\uFFFD' or '\t' or '\n' or '\r';
}
