using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>What two items number, date or place in a course differently.</summary>
/// <param name="IsOtherNumber">Whether both number one thing differently: the 12th and the 13th package, 3-1 and 2-0.</param>
/// <param name="IsOtherDay">Whether both name days of the calendar in headline or lead, and no common one.</param>
/// <param name="IsOtherWeekday">The same of days of the week, and of days of an unnamed month.</param>
/// <param name="IsNewWeekday">Whether the day of the week that one of them names first is none of the other's: a follow-up names its own day, and that of what went before.</param>
/// <param name="IsOtherStage">Whether the headlines tell of different stages of one course: charged, jailed.</param>
/// <param name="IsLookingBack">Whether one of them alone looks back on what was told days or weeks ago, as a follow-up does.</param>
public readonly record struct StoryClashes(bool IsOtherNumber, bool IsOtherDay, bool IsOtherWeekday, bool IsNewWeekday, bool IsOtherStage, bool IsLookingBack)
{
    internal static StoryClashes Of(StorySignature a, StorySignature b)
    {
        var isOtherWeekday = NumberClash.OfWeekdays(a, b);
        return new StoryClashes(NumberClash.OfThings(a, b), NumberClash.OfDays(a, b), isOtherWeekday, isOtherWeekday || NumberClash.OfFirstWeekday(a, b), NumberClash.OfStages(a, b), NumberClash.OfLookBacks(a, b));
    }
}
