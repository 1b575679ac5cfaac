using System.Collections.Frozen;

namespace FeedMonitor.Cleaning;

/// <summary>The small words of <c>Data/stopwords.tsv</c>: prose has many, menus and headlines few.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = DataFile.Rows("stopwords.tsv").SelectMany(cells => cells[1].Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByText = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is a small word of any language.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => ByText.Contains(word);
}
