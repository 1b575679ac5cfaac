using System.Collections.Frozen;

namespace FeedMonitor.Cleaning;

/// <summary>Words that may follow a site's phrase and leave it one: "Share" is that also as "Share this on Facebook", but not as "Share prices fall".</summary>
internal static class FillerWords
{
    // Names of services, the same in every language.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Services = new[]
    {
        "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "reddit", "pinterest", "instagram", "youtube", "tiktok", "threads", "bluesky", "mastodon",
        "flipboard", "google", "news", "vk", "weibo", "wechat", "line", "messenger", "xing", "email", "e", "mail", "link", "url", "pdf", "rss", "print",
        "article", "story", "page", "post", "comment", "comments", "newsletter", "app",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a text is such words alone, numbers, and marks between them.</summary>
    /// <param name="text">What follows the phrase.</param>
    /// <param name="most">How many words there may be.</param>
    public static bool AreAll(ReadOnlySpan<char> text, int most)
    {
        var words = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            if (i == start)
            {
                i++;
            }
            else if (++words > most || !IsFiller(text[start..i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFiller(ReadOnlySpan<char> word) => char.IsDigit(word[0]) || StopWords.Contains(word) || Services.Contains(word) || TextMeasure.IsUnspaced(word[0]);
}
