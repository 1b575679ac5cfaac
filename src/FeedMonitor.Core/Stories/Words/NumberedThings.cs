namespace FeedMonitor.Stories.Words;

/// <summary>Finds the numbers of a headline or text that tell one of its kind from the others.</summary>
/// <remarks>
/// Counts are none of them: a toll rises from three to nine, and the story stays the same. A number tells which one it is if it
/// is an ordinal before a thing that comes in series ("12th package"), if it follows such a thing ("round 3") or a name ("Globus-7", "CVE-2026-1234"), or names a day.
/// </remarks>
internal static class NumberedThings
{
    // Between the number and its thing: "12th sanctions package".
    private const int WordsBetween = 2;

    /// <summary>All of them, in order.</summary>
    /// <param name="words">The words.</param>
    /// <param name="capitalsAreNames">Whether a word with a capital is a name there, and not any noun or any word.</param>
    public static IEnumerable<NumberedThing> In(IReadOnlyList<StoryWord> words, bool capitalsAreNames)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if ((CalendarDay.At(words, at) ?? Quarter(words[at]) ?? Ordinal(words, at) ?? AfterThing(words, at) ?? AfterName(words, at, capitalsAreNames)) is { } thing)
            {
                yield return thing;
            }
        }
    }

    /// <summary>The percentages of a headline: reports on two firms' years differ in little else.</summary>
    public static IEnumerable<NumberedThing> PercentagesIn(IReadOnlyList<StoryWord> headline)
    {
        for (var at = 0; at < headline.Count; at++)
        {
            if (headline[at] is { Script: WordScript.Digits, IsPercent: true })
            {
                // Of 4.5 % the digits after the point are enough to tell it from others.
                yield return new NumberedThing(NumberedThing.Percentage, headline[at].Folded);
            }
        }
    }

    private static NumberedThing? Quarter(StoryWord word) => word.Folded switch
    {
        ['q', var q and >= '1' and <= '4'] => new NumberedThing("quarter", q.ToString()),
        [var q and >= '1' and <= '4', 'q'] => new NumberedThing("quarter", q.ToString()),
        ['h', var h and >= '1' and <= '2'] => new NumberedThing("half", h.ToString()),
        _ => null,
    };

    private static NumberedThing? Ordinal(IReadOnlyList<StoryWord> words, int at)
    {
        if (Numeral.At(words, at) is not { } number)
        {
            return null;
        }

        var next = at + number.Words;
        var isGerman = next < words.Count && !number.IsOrdinal && words[next].Gap == ". " && words[next].IsCapital;
        var isQuarter = IsAt(words, next, "季") && IsAt(words, next + 1, "度");
        if (isQuarter || !(number.IsOrdinal || isGerman))
        {
            return isQuarter ? new NumberedThing("quarter", number.Value) : null;
        }

        for (var thing = next; thing < words.Count && thing <= next + WordsBetween && (thing == next || !words[thing].OpensSentence); thing++)
        {
            if (WordTable.Series.Find(words[thing].Folded) is { } named)
            {
                return new NumberedThing(named, number.Value);
            }
        }

        return null;
    }

    // Round 3, version 4.2, пакет № 12.
    private static NumberedThing? AfterThing(IReadOnlyList<StoryWord> words, int at)
    {
        if (at + 1 >= words.Count || words[at].Script != WordScript.Spaced || words[at + 1].Gap is not (" " or "-" or " № " or " #" or " №" or " Nr. ")
            || WordTable.Series.Find(words[at].Folded) is not { } named || Numeral.At(words, at + 1) is not { } number)
        {
            return null;
        }

        return number.IsYearOrDate ? null : new NumberedThing(named, number.Value);
    }

    // Globus-7, CVE-2026-1234, Kernwerk 4.2, 星桥七号.
    private static NumberedThing? AfterName(IReadOnlyList<StoryWord> words, int at, bool capitalsAreNames)
    {
        if (at + 1 >= words.Count)
        {
            return null;
        }

        if (words[at].Script == WordScript.Unspaced)
        {
            return at >= 2 && Numeral.At(words, at) is { IsOrdinal: false } numbered && IsAt(words, at + numbered.Words, "号")
                ? new NumberedThing(words[at - 2].Folded + words[at - 1].Folded, numbered.Value)
                : null;
        }

        if (words[at].Script != WordScript.Spaced || words[at + 1].Script != WordScript.Digits || WordTable.Months.Find(words[at].Folded) is not null)
        {
            return null;
        }

        if (words[at + 1].Gap is "-" or "‑" or "–")
        {
            return new NumberedThing(words[at].Folded, Chain(words, at + 1));
        }

        var number = Numeral.At(words, at + 1)!.Value;
        var isName = words[at].IsCapital && capitalsAreNames && (!words[at].OpensSentence || number.Value.Contains('.'));
        return isName && words[at + 1].Gap == " " && !number.IsYearOrDate ? new NumberedThing(words[at].Folded, number.Value) : null;
    }

    private static string Chain(IReadOnlyList<StoryWord> words, int at)
    {
        var value = words[at].Folded;
        for (var next = at + 1; next < words.Count && next < at + 3 && words[next] is { Script: WordScript.Digits, Gap: "-" }; next++)
        {
            value += $"-{words[next].Folded}";
        }

        return value;
    }

    private static bool IsAt(IReadOnlyList<StoryWord> words, int at, string folded) => at < words.Count && words[at].Folded == folded;

}
