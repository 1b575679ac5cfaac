namespace FeedMonitor.Cleaning.Learning;

/// <summary>Text in a language that nobody speaks, so that nothing but repetition can tell what is boilerplate.</summary>
internal static class Invented
{
    private static readonly string[] Syllables = ["ka", "ru", "mi", "to", "sel", "vag", "on", "dri", "pe", "lu", "zan", "ho", "bri", "et"];

    /// <summary>A sentence of so many words, the same for the same seed.</summary>
    public static string Sentence(int seed, int words = 24)
    {
        var random = new Random(seed);
        var made = Enumerable.Range(0, words).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)])));
        var sentence = string.Join(' ', made);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    /// <summary>A paragraph, the same for the same seed.</summary>
    public static string Paragraph(int seed) => $"{Sentence(seed * 2)} {Sentence((seed * 2) + 1)}";
}
