namespace FeedMonitor.Stories.Words;

/// <summary>Finds days of the week, and days of the month without the month, as Chinese news name them: Friday, 星期五, 21日.</summary>
/// <remarks>News name the day of what they tell, so that two reports on one event name a day in common.</remarks>
internal static class Weekdays
{
    private const string Numbers = "一二两三四五六七八九十几";

    private static readonly HashSet<string> BeforeWednesday = new(StringComparer.Ordinal) { "в", "на", "прошлую", "минувшую", "эту", "следующую" };

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
        WordScript.Spaced when !IsOtherWord(words, at) => WordTable.Weekdays.Find(words[at].Folded),
        WordScript.Unspaced when !IsCounted(words, at) => WordTable.Weekdays.FindRun(words, at, 3) ?? WordTable.Weekdays.FindRun(words, at, 2),
        _ => null,
    };

    // Окружающую среду is the environment; Santo Domingo is a town, and Domingo a name, while the day is written small.
    private static bool IsOtherWord(IReadOnlyList<StoryWord> words, int at) => words[at].Folded switch
    {
        "среду" => at == 0 || !BeforeWednesday.Contains(words[at - 1].Folded),
        "domingo" => words[at] is { IsCapital: true, OpensSentence: false },
        _ => false,
    };

    // 一周三次, three times a week.
    private static bool IsCounted(IReadOnlyList<StoryWord> words, int at) =>
        at > 0 && words[at].Gap.Length == 0 && Numbers.Contains(words[at - 1].Folded, StringComparison.Ordinal) && words[at - 1].Script == WordScript.Unspaced;

    // Not 10日間, ten days.
    private static bool IsDayMark(IReadOnlyList<StoryWord> words, int at) =>
        at < words.Count && words[at] is { Folded: "日", Gap: "" } && !(at + 1 < words.Count && words[at + 1] is { Folded: "間", Gap: "" });
}
