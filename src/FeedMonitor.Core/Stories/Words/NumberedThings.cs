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

    // May, mars and marca are also other words, if they don't stand behind such a one.
    private const int MostOfVerb = 5;

    private static readonly HashSet<string> BeforeMonths = new(StringComparer.Ordinal) { "in", "im", "for", "of", "en", "de", "em", "di", "в", "за" };

    private static readonly HashSet<string> Percents = new(StringComparer.Ordinal) { "percent", "prozent", "porcentaje", "procent", "percento", "prosent" };

    /// <summary>All of them, in order.</summary>
    /// <param name="words">The words.</param>
    /// <param name="capitalsAreNames">Whether a word with a capital is a name there, and not any noun or any word.</param>
    public static IEnumerable<NumberedThing> In(IReadOnlyList<StoryWord> words, bool capitalsAreNames)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if ((CalendarDay.At(words, at) ?? Quarter(words[at]) ?? Result(words, at) ?? Ordinal(words, at) ?? AfterThing(words, at) ?? AfterName(words, at, capitalsAreNames) ?? Model(words, at)) is { } thing)
            {
                yield return thing;
            }
        }
    }

    /// <summary>Percentages and months, of which a headline names the one that it tells of: reports on two firms' years or on two months differ in little else.</summary>
    public static IEnumerable<NumberedThing> OfHeadlineIn(IReadOnlyList<StoryWord> headline)
    {
        for (var at = 0; at < headline.Count; at++)
        {
            if (headline[at].Script == WordScript.Digits)
            {
                var number = Numeral.At(headline, at)!.Value;
                if (IsPercent(headline, at + number.Words - 1))
                {
                    yield return new NumberedThing(NumberedThing.Percentage, number.Value);
                    at += number.Words - 1;
                }
                else if (Month(headline, at) is { } month)
                {
                    yield return new NumberedThing(NumberedThing.Month, month);
                }
            }
            else if (Month(headline, at) is { } month)
            {
                yield return new NumberedThing(NumberedThing.Month, month);
            }
        }
    }

    private static string? Month(IReadOnlyList<StoryWord> words, int at) =>
        words[at].Script == WordScript.Digits
            ? IsAt(words, at + 1, "月") && words[at].Folded.Length <= 2 && !(at + 2 < words.Count && words[at + 2].Script == WordScript.Digits) ? words[at].Folded.TrimStart('0') : null
        : words[at].Folded.Length > MostOfVerb || (at > 0 && BeforeMonths.Contains(words[at - 1].Folded)) ? WordTable.Months.Find(words[at].Folded)
        : null;

    private static bool IsPercent(IReadOnlyList<StoryWord> words, int number) =>
        words[number].IsPercent
        || (number + 1 < words.Count && (Percents.Contains(words[number + 1].Folded) || words[number + 1].Folded.StartsWith("процент", StringComparison.Ordinal)))
        || (number + 2 < words.Count && words[number + 1].Folded is "per" or "por" or "pour" && words[number + 2].Folded is "cent" or "cento" or "ciento");

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
        var isGerman = next < words.Count && !number.IsOrdinal && number.Value.Length <= 2 && words[next].Gap == ". " && words[next].IsCapital;
        var isQuarter = IsAt(words, next, "季") && IsAt(words, next + 1, "度");
        if (isQuarter || !(number.IsOrdinal || isGerman))
        {
            return isQuarter ? new NumberedThing("quarter", number.Value) : null;
        }

        for (var thing = next; thing < words.Count && thing <= next + WordsBetween && (thing == next || !words[thing].OpensSentence); thing++)
        {
            if ((WordTable.Series.Find(words[thing].Folded) ?? WordTable.Occurrences.Find(words[thing].Folded)) is { } named)
            {
                return new NumberedThing(named, number.Value);
            }
        }

        return null;
    }

    // 3-1, 3:1: the larger first, since it is told from either side. With two digits behind the colon it is a time.
    private static NumberedThing? Result(IReadOnlyList<StoryWord> words, int at)
    {
        if (!IsGoals(words, at) || !IsGoals(words, at + 1) || words[at].Gap is "-" or "–" or ":" or "." or ","
            || !(words[at + 1].Gap is "-" or "–" || (words[at + 1].Gap == ":" && words[at + 1].Folded.Length == 1))
            || (at + 2 < words.Count && words[at + 2] is { Script: WordScript.Digits, Gap: "-" or "–" or ":" or "." or "," }))
        {
            return null;
        }

        var (home, guests) = (words[at].Folded.TrimStart('0').PadLeft(2, '0'), words[at + 1].Folded.TrimStart('0').PadLeft(2, '0'));
        return new NumberedThing(NumberedThing.Result, string.CompareOrdinal(home, guests) >= 0 ? $"{home}-{guests}" : $"{guests}-{home}");
    }

    private static bool IsGoals(IReadOnlyList<StoryWord> words, int at) => at < words.Count && words[at] is { Script: WordScript.Digits, Folded.Length: <= 2 };

    // Zenit-M2, M2: letters with a number behind them.
    private static NumberedThing? Model(IReadOnlyList<StoryWord> words, int at)
    {
        var folded = words[at].Folded;
        var digits = folded.AsSpan().IndexOfAnyInRange('0', '9');
        return words[at].Script == WordScript.Spaced && digits is > 0 and <= 4 && folded.AsSpan(digits).IndexOfAnyExceptInRange('0', '9') < 0
            ? new NumberedThing((at > 0 && words[at].Gap == "-" ? $"{words[at - 1].Folded}-" : "") + folded[..digits], folded[digits..])
            : null;
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
        if (Result(words, at + 1) is not null)
        {
            return null;
        }

        var isName = words[at].IsCapital && (capitalsAreNames || words[at].Folded.Length == 1) && (!words[at].OpensSentence || number.Value.Contains('.'));
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
