namespace FeedMonitor.Cleaning.Html;

/// <summary>The names of <c>Data/names.tsv</c>: what authors of pages call the parts that are not the article.</summary>
internal static class NameHints
{
    private const int Longest = 400;

    // "has-sidebar" and "no-comments" are said of what stands beside.
    private static readonly HashSet<string> Modifiers = new(StringComparer.OrdinalIgnoreCase) { "has", "have", "with", "without", "no", "not", "hide" };

    private static readonly Dictionary<string, Hint> Known = DataFile.Rows("names.tsv")
        .ToDictionary(cells => cells[1].Replace(" ", "", StringComparison.Ordinal), cells => new Hint(Zones.Parse(cells[0])!.Value, cells[1]), StringComparer.OrdinalIgnoreCase);

    /// <summary>The hint of the first word, or pair of words, in <paramref name="names"/> that is known, or null.</summary>
    public static Hint? Find(string names)
    {
        var lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> pair = stackalloc char[Longest];
        var before = 0;
        var negated = false;
        var all = names.AsSpan(0, Math.Min(names.Length, Longest));
        for (var start = 0; start < all.Length;)
        {
            var end = EndOfWord(all, start);
            if (end == start)
            {
                (before, negated) = char.IsWhiteSpace(all[start]) ? (0, false) : (before, negated);
                start++;
                continue;
            }

            var word = all[start..end];
            if (negated)
            {
                (negated, before, start) = (false, 0, end);
                continue;
            }

            negated = end < all.Length && !char.IsWhiteSpace(all[end]) && Modifiers.Contains(word.ToString());
            word.CopyTo(pair[before..]);
            if ((before > 0 && lookup.TryGetValue(pair[..(before + word.Length)], out var hint)) || lookup.TryGetValue(word, out hint))
            {
                return hint;
            }

            word.CopyTo(pair);
            before = word.Length;
            start = end;
        }

        return null;
    }

    // "relatedStories", "related-stories" and "related_stories" are two words each.
    private static int EndOfWord(ReadOnlySpan<char> names, int start)
    {
        var end = start;
        while (end < names.Length && char.IsLetter(names[end]) && !(end > start && char.IsUpper(names[end]) && char.IsLower(names[end - 1])))
        {
            end++;
        }

        return end;
    }
}
