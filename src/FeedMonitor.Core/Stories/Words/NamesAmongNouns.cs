namespace FeedMonitor.Stories.Words;

/// <summary>Tells names where all nouns bear a capital, as in German.</summary>
internal static class NamesAmongNouns
{
    private static readonly HashSet<string> BeforeNames = new(StringComparer.Ordinal) { "am", "in", "aus", "bei", "von" };

    /// <summary>Whether a capital is a name's although nouns bear one as well: it follows another, or a preposition without an article.</summary>
    public static bool IsAt(IReadOnlyList<StoryWord> words, int at) =>
        at > 0 && words[at] is { IsCapital: true, Gap: " " } && (words[at - 1] is { IsCapital: true, OpensSentence: false } || BeforeNames.Contains(words[at - 1].Folded));
}
