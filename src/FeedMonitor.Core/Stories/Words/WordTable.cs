using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Stories.Words;

/// <summary>A table of <c>Stories/Data</c> that gives words a meaning: ordinals, months, things that are numbered, stages.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, string> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ends = new(StringComparer.Ordinal);
    private readonly int longest;

    private WordTable(string file)
    {
        foreach (var cells in DataFile.Rows(file, "Stories"))
        {
            foreach (var word in cells[1].Split(' '))
            {
                var table = word.EndsWith('*') ? beginnings : word.StartsWith('*') ? ends : whole;
                var folded = Fold.Of(word.Trim('*'));
                table.TryAdd(folded, cells[0]);
                longest = Math.Max(longest, folded.Length);
            }
        }
    }

    /// <summary>Ordinals: to the number.</summary>
    public static WordTable Ordinals { get; } = new("ordinals.tsv");

    /// <summary>Months: to the number.</summary>
    public static WordTable Months { get; } = new("months.tsv");

    /// <summary>Things that come one after the other: to the name of the thing.</summary>
    public static WordTable Series { get; } = new("series.tsv");

    /// <summary>Events that an ordinal alone tells apart: to the name of the thing.</summary>
    public static WordTable Occurrences { get; } = new("occurrences.tsv");

    /// <summary>Days of the week: to the name in English.</summary>
    public static WordTable Weekdays { get; } = new("weekdays.tsv");

    /// <summary>Words that say how far a matter has come: to the course and the stage, parted by a colon.</summary>
    public static WordTable Stages { get; } = new("stages.tsv");

    /// <summary>What a folded word means; null if it is not in the table.</summary>
    public string? Find(string folded)
    {
        if (whole.TryGetValue(folded, out var meaning))
        {
            return meaning;
        }

        for (var length = Math.Min(folded.Length, longest); length > 2; length--)
        {
            if (beginnings.TryGetValue(folded[..length], out meaning) || ends.TryGetValue(folded[^length..], out meaning))
            {
                return meaning;
            }
        }

        return null;
    }

    /// <summary>What so many characters without a space between them mean.</summary>
    public string? FindRun(IReadOnlyList<StoryWord> words, int at, int length)
    {
        if (at + length > words.Count)
        {
            return null;
        }

        var run = words[at].Folded;
        for (var next = at + 1; next < at + length; next++)
        {
            if (words[next] is not { Script: WordScript.Unspaced, Gap: "" })
            {
                return null;
            }

            run += words[next].Folded;
        }

        return whole.GetValueOrDefault(run);
    }
}
