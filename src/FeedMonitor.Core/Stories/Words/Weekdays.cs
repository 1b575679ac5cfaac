namespace FeedMonitor.Stories.Words;

/// <summary>Finds days of the week, and days of the month without the month, as Chinese news name them: Friday, 星期五, 21日.</summary>
/// <remarks>News name the day of what they tell, so that two reports on one event name a day in common.</remarks>
internal static class Weekdays
{
    /// <summary>All of them, in order.</summary>
    public static IEnumerable<NumberedThing> In(IReadOnlyList<StoryWord> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (Named(words, at) is { } day)
            {
                yield return new NumberedThing(NumberedThing.Weekday, day);
            }
            else if (words[at].Script == WordScript.Digits && IsDayMark(words, at + 1))
            {
                yield return new NumberedThing(NumberedThing.DayOfMonth, words[at].Folded.TrimStart('0'));
            }
        }
    }

    private static string? Named(IReadOnlyList<StoryWord> words, int at) => words[at].Script switch
    {
        WordScript.Spaced => WordTable.Weekdays.Find(words[at].Folded),
        WordScript.Unspaced => WordTable.Weekdays.FindRun(words, at, 3) ?? WordTable.Weekdays.FindRun(words, at, 2),
        _ => null,
    };

    // Not 10日間, ten days.
    private static bool IsDayMark(IReadOnlyList<StoryWord> words, int at) =>
        at < words.Count && words[at] is { Folded: "日", Gap: "" } && !(at + 1 < words.Count && words[at + 1] is { Folded: "間", Gap: "" });
}
