using System.Globalization;

namespace FeedMonitor.Stories.Words;

/// <summary>Finds days of the calendar: 8 November, November 8, 8 de noviembre, 3月8日. A weekday or a year is none.</summary>
internal static class CalendarDay
{
    /// <summary>The day that is named at a place; null if none is.</summary>
    public static NumberedThing? At(IReadOnlyList<StoryWord> words, int at)
    {
        if (words[at].Script == WordScript.Digits)
        {
            if (IsAt(words, at + 1, "月") && at + 2 < words.Count && words[at + 2].Script == WordScript.Digits)
            {
                return Day(words[at].Folded, words[at + 2].Folded);
            }

            var month = at + (IsAt(words, at + 1, "de") ? 2 : 1);
            return month < words.Count && !words[month].Gap.Contains('\n') && WordTable.Months.Find(words[month].Folded) is { } named ? Day(named, words[at].Folded) : null;
        }

        return at + 1 < words.Count && words[at].IsCapital && words[at + 1] is { Script: WordScript.Digits, Gap: " " or ". " } day
            && !IsDecimal(words, at + 1) && WordTable.Months.Find(words[at].Folded) is { } month2
            && (at == 0 || words[at - 1].Script != WordScript.Digits)
            ? Day(month2, day.Folded)
            : null;
    }

    private static NumberedThing? Day(string month, string day) =>
        int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
        && m is >= 1 and <= 12 && d is >= 1 and <= 31
            ? new NumberedThing(NumberedThing.Day, string.Create(CultureInfo.InvariantCulture, $"{m}-{d}"))
            : null;

    private static bool IsDecimal(IReadOnlyList<StoryWord> words, int at) => at + 1 < words.Count && words[at + 1] is { Script: WordScript.Digits, Gap: "." or "," };

    private static bool IsAt(IReadOnlyList<StoryWord> words, int at, string folded) => at < words.Count && words[at].Folded == folded;
}
