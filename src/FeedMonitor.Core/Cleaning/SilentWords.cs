using System.Text.RegularExpressions;

namespace FeedMonitor.Cleaning;

/// <summary>The zone that a block's words tell.</summary>
internal static partial class SilentWords
{
    /// <summary>No list of words silences a block that is longer than this and ends like a sentence.</summary>
    public const int LongParagraph = 200;

    private const int LongestByline = 150;

    /// <summary>Whether <paramref name="text"/> is a paragraph that no list of words may silence.</summary>
    public static bool MayNotSilence(string text) => text.Length > LongParagraph && TextMeasure.EndsLikeSentence(text);

    /// <summary>The zone that the words give the block, or null.</summary>
    public static Zone? ZoneOf(string text) => MayNotSilence(text) ? null : ToldBy(text, evenDoubt: false);

    /// <summary>The zone that the words speak for, however long the block is and however little they prove, or null.</summary>
    public static Zone? SpokenForBy(string text) => ToldBy(text, evenDoubt: true);

    private static Zone? ToldBy(string text, bool evenDoubt) =>
        text.AsSpan().ContainsAny("»›>/") && BreadcrumbSign().IsMatch(text) && !TextMeasure.EndsLikeSentence(text) ? Zone.Navigation
        : BoilerplatePhrases.ZoneOf(text, evenDoubt) is { } zone ? zone
        : text.Length <= LongestByline && Byline().Match(text) is { Success: true } byline && AreNames(byline.Groups["names"].ValueSpan) ? Zone.Byline
        : null;

    // "Von der Leyen besucht Kiew" begins like one; between two names stands no small word of five letters.
    private static bool AreNames(ReadOnlySpan<char> names)
    {
        var (named, verb) = (false, false);
        foreach (var range in names.Split(' '))
        {
            var word = names[range];
            if (word.Length > 0 && char.IsUpper(word[0]))
            {
                if (verb)
                {
                    return false;
                }

                named = true;
            }

            verb |= named && word.Length >= 5 && char.IsLower(word[0]);
        }

        return true;
    }

    [GeneratedRegex(@"\s[»›]\s|^\S+(\s\S+){0,2}\s+[>/]\s+\S+(\s\S+){0,2}\s+[>/]\s+\S")]
    private static partial Regex BreadcrumbSign();

    // "by admin", "Von Redaktion", "Автор: …": a preposition and up to four words, nothing after.
    [GeneratedRegex(@"^(by|von|par|por|di|door|af|av|autor|auteur|автор|от)\b:?\s+(?<names>\S+(\s+\S+){0,3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Byline();
}
