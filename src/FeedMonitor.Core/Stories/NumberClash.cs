using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Stories;

/// <summary>Whether two items number the same thing differently.</summary>
internal static class NumberClash
{
    /// <summary>Whether the headlines do, or headlines and leads together; a day in both headlines counts as a number.</summary>
    public static bool OfThings(StorySignature a, StorySignature b) =>
        Differ(a, b, number => number.Traits.HasFlag(TermTraits.Headline))
        || Differ(a, b, number => !number.IsDay && number.Traits != TermTraits.None);

    /// <summary>Whether headlines and leads name days, and no common one.</summary>
    public static bool OfDays(StorySignature a, StorySignature b) => Differ(a, b, number => number.IsDay && number.Traits != TermTraits.None);

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
