using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Whether two items number the same thing differently.</summary>
internal static class NumberClash
{
    /// <summary>Whether the headlines do, or headlines and leads together; a day in both headlines counts as a number.</summary>
    public static bool OfThings(StorySignature a, StorySignature b) =>
        Differ(a, b, number => number.Kind is NumberKind.Series or NumberKind.Day && IsInHeadline(number))
        || Differ(a, b, number => number.Kind == NumberKind.Series && Counts(number));

    /// <summary>Whether headlines and leads name days, and no common one.</summary>
    public static bool OfDays(StorySignature a, StorySignature b) => Differ(a, b, number => number.Kind == NumberKind.Day && Counts(number));

    /// <summary>Whether headlines and leads name days of the week, or of an unnamed month, and no common one.</summary>
    public static bool OfWeekdays(StorySignature a, StorySignature b) => Differ(a, b, IsWeekday);

    /// <summary>Whether the day of the week that one of them names first is none of those that the other names.</summary>
    public static bool OfFirstWeekday(StorySignature a, StorySignature b)
    {
        var (ofA, ofB) = (a.Numbers.Where(IsWeekday).ToList(), b.Numbers.Where(IsWeekday).ToList());
        return ofA.Count > 0 && ofB.Count > 0 && (!ofB.Exists(day => day.Value == ofA[0].Value) || !ofA.Exists(day => day.Value == ofB[0].Value));
    }

    /// <summary>Whether the headlines name stages of one course, and no common one.</summary>
    public static bool OfStages(StorySignature a, StorySignature b) => Differ(a, b, number => number.Kind == NumberKind.Stage);

    /// <summary>Whether one of them alone looks back on what was told some time ago.</summary>
    public static bool OfLookBacks(StorySignature a, StorySignature b) => a.Numbers.Any(IsLookBack) != b.Numbers.Any(IsLookBack);

    /// <summary>Whether a number counts where it stands, in headline or lead; all of <see cref="OfStages"/> stand in headlines.</summary>
    public static bool Counts(StoryNumber number) => number.Traits != TermTraits.None && !IsLookBack(number);

    private static bool IsLookBack(StoryNumber number) => number.Kind == NumberKind.LookBack;

    private static bool IsWeekday(StoryNumber number) => number.Kind == NumberKind.Weekday;

    private static bool IsInHeadline(StoryNumber number) => number.Traits.HasFlag(TermTraits.Headline);

    private static bool Differ(StorySignature a, StorySignature b, Func<StoryNumber, bool> counts)
    {
        foreach (var things in a.Numbers.Where(counts).GroupBy(number => number.Thing))
        {
            var others = b.Numbers.Where(number => counts(number) && number.Thing == things.Key).Select(number => number.Value).ToList();
            if (others.Count > 0 && !things.Any(number => others.Contains(number.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
