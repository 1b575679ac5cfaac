namespace FeedMonitor.Cleaning.Flattened;

/// <summary>Finds the title among the lines of a page without markup.</summary>
internal static class FlattenedTitle
{
    private const int Shortest = 15;
    private const int Longest = 250;
    private const int Top = 12;

    /// <summary>
    /// A short line near the top that stands there twice, or again behind a breadcrumb; else the first line, if it reads like a title and
    /// more follows; else empty.
    /// </summary>
    public static string Find(IReadOnlyList<TextLine> lines)
    {
        var top = lines.Take(Top).Where(line => line.Text.Length <= Longest).ToArray();
        var repeated = top.FirstOrDefault(line => line.Text.Length >= Shortest && top.Any(other => other.Start != line.Start && Repeats(other.Text, line.Text)));
        if (repeated is not null)
        {
            return repeated.Text;
        }

        var first = lines.Count > 1 ? lines[0].Text : "";
        return first.Length is >= Shortest and <= Longest && !TextMeasure.EndsLikeSentence(first) && BoilerplatePhrases.ZoneOf(first) is null ? first : "";
    }

    private static bool Repeats(string line, string title) => TextMeasure.SameLetters(line, title) || line.EndsWith(title, StringComparison.OrdinalIgnoreCase);
}
