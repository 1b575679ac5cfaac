namespace FeedMonitor.Text;

/// <summary>Shortens text for people.</summary>
public static class Cut
{
    /// <summary>The text, or its beginning and "…": at most <paramref name="longest"/> UTF-16 code units, never through the middle of a character of two.</summary>
    public static string To(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
