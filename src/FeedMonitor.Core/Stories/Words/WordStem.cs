namespace FeedMonitor.Stories.Words;

/// <summary>The beginning of a word that its inflected forms have in common.</summary>
/// <remarks>
/// A common ending falls, and of what is left the first <see cref="Longest"/> letters count. That is no grammar: now and then two words
/// meet, or two forms of one word part, and with tens of words an item neither decides.
/// </remarks>
internal static class WordStem
{
    private const int Longest = 7;
    private const int Shortest = 4;
    private const int SyllablesOfKorean = 2;

    // Longest first; the first that fits falls.
    private static readonly string[] Cyrillic =
    [
        "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "иям", "ией",
        "ов", "ев", "ей", "ом", "ем", "ам", "ям", "ах", "ях", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ую", "юю", "ия", "ии", "ию", "ым", "им",
        "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й", "і", "ї",
    ];

    private static readonly string[] Latin =
        ["ings", "ing", "ern", "est", "ed", "es", "en", "er", "em", "as", "os", "s", "e", "a", "o", "n", "y"];

    /// <summary>The stem of a folded word.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> folded)
    {
        if (folded.Length <= 2 || folded.ContainsAnyInRange('0', '9'))
        {
            return folded;
        }

        var stem = folded[0] switch
        {
            >= '\u0400' and <= '\u052F' => WithoutEnding(folded, Cyrillic),
            < '\u0250' => WithoutEnding(folded, Latin),
            >= '\uAC00' and <= '\uD7AF' => folded[..SyllablesOfKorean],
            _ => folded,
        };
        return stem.Length > Longest ? stem[..Longest] : stem;
    }

    private static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> folded, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (folded.Length - ending.Length >= Shortest && folded.EndsWith(ending, StringComparison.Ordinal))
            {
                return folded[..^ending.Length];
            }
        }

        return folded;
    }
}
