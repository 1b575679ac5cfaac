namespace FeedMonitor.Stories.Words;

/// <summary>Whether capitals tell names from other words.</summary>
internal static class Capitals
{
    // German writes all nouns so, and many headlines all words.
    private const double MostOfWords = 0.3;
    private const int FewWords = 4;

    /// <summary>Whether few enough words bear one. In a text without letter case none does, and none is a name.</summary>
    public static bool AreNames(IReadOnlyList<StoryWord> words)
    {
        var (all, capitals) = (0, 0);
        foreach (var word in words)
        {
            if (word.Script == WordScript.Spaced && !word.OpensSentence)
            {
                all++;
                capitals += word.IsCapital ? 1 : 0;
            }
        }

        return all < FewWords || capitals <= MostOfWords * all;
    }
}
