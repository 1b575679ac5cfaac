namespace FeedMonitor.Cleaning.Flattened;

/// <summary>Gives the lines of a text without markup their zones.</summary>
internal static class FlattenedZones
{
    // So many short lines between two paragraphs may be a sub-heading; more are a list of links.
    private const int MostShortLines = 2;
    private const int ShortestLine = 3;

    private const int FewestOfPage = 10;
    private const double MostlyNoSentences = 0.6;

    /// <summary>The zone of each line, in order.</summary>
    /// <param name="blocks">The lines.</param>
    /// <param name="title">The article's title, or empty.</param>
    /// <param name="titleIsKnown">Whether the title stands elsewhere already: then a repetition is no headline.</param>
    public static Zone[] Of(IReadOnlyList<TextLine> blocks, string title, bool titleIsKnown)
    {
        var often = blocks.GroupBy(block => block.Text, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var lines = blocks.Select(block => new FlatLine(block, often.Contains(block.Text))).ToArray();
        var zones = lines.Select(line => line.Told).ToArray();
        if (HasFurniture(lines, titleIsKnown) && ArticleStretches.Of(lines, titleIsKnown) is { Count: > 0 } stretches)
        {
            Around(lines, zones, stretches);
            foreach (var stretch in stretches)
            {
                Within(lines, zones, stretch);
            }
        }

        Titles(lines, zones, title, titleIsKnown);
        return Lead.Name(zones);
    }

    // Where a line stands counts only on a page. What a feed calls the text of an item, and in which no line tells that it is
    // something else, is an article that somebody has cleaned already: all of it stays.
    // ("Read more" below a few lines tells of itself alone.)
    private static bool HasFurniture(FlatLine[] lines, bool isItem) =>
        Array.Exists(lines, line => line.Told is not null) && !(isItem && lines.Length < FewestOfPage)
        || (!isItem && lines.Length >= FewestOfPage && lines.Count(line => !line.HasSentence) > MostlyNoSentences * lines.Length);

    private static void Around(FlatLine[] lines, Zone?[] zones, IReadOnlyList<LineStretch> stretches)
    {
        var next = 0;
        var section = (Zone?)null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (next < stretches.Count && i == stretches[next].First)
            {
                i = stretches[next++].Last;
                section = null;
                continue;
            }

            section = zones[i] ?? section;
            zones[i] ??= next == 0 ? Zone.Navigation : section ?? Zone.Related;
        }
    }

    private static void Within(FlatLine[] lines, Zone?[] zones, LineStretch stretch)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var i = stretch.First; i <= stretch.Last; i++)
        {
            if (lines[i].IsProse || lines[i].IsLongParagraph)
            {
                zones[i] = said.Add(lines[i].Text) ? null : Zone.Navigation;
                continue;
            }

            var end = i;
            while (end < stretch.Last && !lines[end + 1].IsProse && !lines[end + 1].IsLongParagraph)
            {
                end++;
            }

            Between(lines, zones, i, end);
            i = end;
        }
    }

    private static void Between(FlatLine[] lines, Zone?[] zones, int first, int last)
    {
        var count = Enumerable.Range(first, last - first + 1).Count(i => MayBelong(lines[i]));
        for (var i = first; i <= last; i++)
        {
            var belongs = MayBelong(lines[i]) && (count <= MostShortLines || lines[i].EndsLikeSentence);
            zones[i] ??= belongs ? null : lines[i].IsStamp ? Zone.Byline : Zone.Related;
        }
    }

    private static bool MayBelong(FlatLine line) => line is { Told: null, IsRepeated: false, IsStamp: false, Weight: >= ShortestLine };

    private static void Titles(FlatLine[] lines, Zone?[] zones, string title, bool found)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (TextMeasure.IsTitle(lines[i].Text, title))
            {
                zones[i] = found ? Zone.Navigation : Zone.Headline;
                found = true;
            }
        }
    }
}
