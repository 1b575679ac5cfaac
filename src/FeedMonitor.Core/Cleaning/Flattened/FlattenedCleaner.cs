namespace FeedMonitor.Cleaning.Flattened;

/// <summary>Cleans text that has lost its markup.</summary>
internal static class FlattenedCleaner
{
    /// <summary>The text as it came, in normal form, its lines zoned.</summary>
    /// <param name="text">The text.</param>
    /// <param name="title">The article's title, which may be empty; null where nobody could name it: then it is one of the lines.</param>
    public static CleanText Clean(string text, string? title)
    {
        var shown = NormalForm.Of(text);
        var lines = FlattenedText.Blocks(shown);
        if (title is null)
        {
            title = FlattenedTitle.Find(lines);
            return new CleanText(title, shown, Zoned(lines, FlattenedZones.Of(lines, title, titleIsKnown: false), before: 0));
        }

        var above = title.Length > 0 ? title + "\n\n" : "";
        var zones = FlattenedZones.Of(lines, title, titleIsKnown: true);
        return new CleanText(title, above + shown, [.. Headline(title), .. Zoned(lines, zones, above.Length)]);
    }

    private static Block[] Headline(string title) => title.Length > 0 ? [new Block(Zone.Headline, 0, title)] : [];

    private static Block[] Zoned(IReadOnlyList<TextLine> lines, Zone[] zones, int before) =>
        [.. lines.Select((line, i) => new Block(zones[i], before + line.Start, line.Text))];
}
