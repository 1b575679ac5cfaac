namespace FeedMonitor.Cleaning;

/// <summary>The language of a text by its script, where one language alone is written in it as a rule.</summary>
internal static class ScriptLanguage
{
    // Names and units are written in Latin letters in any language.
    private const double LeastShare = 0.4;

    private const string Kana = "ja";
    private const string Han = "zh";

    /// <summary>An ISO 639 code; null if most letters are of a script of many languages.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            if (c > '\u036F' && OfLetter(c) is { } language)
            {
                counts[language] = counts.GetValueOrDefault(language) + 1;
            }
        }

        // Japanese is Chinese characters with kana between them; a Chinese article cites a Japanese name at most.
        var (kana, han) = (counts.GetValueOrDefault(Kana), counts.GetValueOrDefault(Han));
        if (kana + han > letters * LeastShare)
        {
            return kana > han * 0.1 ? Kana : Han;
        }

        return counts.Where(count => count.Value > letters * LeastShare).Select(count => count.Key).FirstOrDefault();
    }

    private static string? OfLetter(char c) => c switch
    {
        >= '\u0370' and <= '\u03FF' => "el",
        >= '\u0531' and <= '\u058F' => "hy",
        >= '\u05D0' and <= '\u05EA' => "he",
        >= '\u0980' and <= '\u09FF' => "bn",
        >= '\u0A00' and <= '\u0A7F' => "pa",
        >= '\u0A80' and <= '\u0AFF' => "gu",
        >= '\u0B80' and <= '\u0BFF' => "ta",
        >= '\u0C00' and <= '\u0C7F' => "te",
        >= '\u0C80' and <= '\u0CFF' => "kn",
        >= '\u0D00' and <= '\u0D7F' => "ml",
        >= '\u0D80' and <= '\u0DFF' => "si",
        >= '\u0E01' and <= '\u0E5B' => "th",
        >= '\u0E81' and <= '\u0EDF' => "lo",
        >= '\u1000' and <= '\u109F' => "my",
        >= '\u10A0' and <= '\u10FF' => "ka",
        >= '\u1200' and <= '\u137F' => "am",
        >= '\u1780' and <= '\u17FF' => "km",
        (>= '\u3040' and <= '\u30FF') or (>= '\uFF66' and <= '\uFF9F') => Kana,
        (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') => Han,
        (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') => "ko",
        _ => null,
    };
}
