namespace FeedMonitor.Cleaning.Html;

/// <summary>Gives the blocks of a fragment their zones. A feed cut it out for us: all of it is the article, but for what structure or words tell.</summary>
internal static class FragmentZones
{
    private const double MadeOfLinks = 0.7;

    /// <summary>The zone of each block, in order. The title stands elsewhere already: a repetition is no headline.</summary>
    public static Zone[] Of(PageOutline outline, Zone?[] hints, string title)
    {
        var blocks = outline.Blocks;
        var zones = blocks.Select((block, i) => TextMeasure.IsTitle(block.Text, title) ? Zone.Navigation : hints[i] ?? FromText(block)).ToArray();
        var paragraphs = Enumerable.Range(0, blocks.Count).Where(i => zones[i] is null && blocks[i].IsSentence && blocks[i].IsProse).ToArray();
        if (paragraphs.Length > 0)
        {
            SilenceAround(blocks, zones, paragraphs[0], paragraphs[^1]);
        }

        return Lead.Name(zones);
    }

    /// <summary>The zone that a block's words and links tell, or null.</summary>
    public static Zone? FromText(PageBlock block) =>
        SilentWords.ZoneOf(block.Text) ?? (block.LinkShare > MadeOfLinks && !block.IsSentence ? Zone.Related : null);

    // What is made of links above the first paragraph is a menu. Below the last one a site hangs its own things, which words, names or
    // links tell; lists, tables and short lines that nothing tells are the article's.
    private static void SilenceAround(IReadOnlyList<PageBlock> blocks, Zone?[] zones, int first, int last)
    {
        for (var i = 0; i < first; i++)
        {
            zones[i] ??= blocks[i].LinkShare > MadeOfLinks && !blocks[i].IsHeading ? Zone.Navigation : null;
        }

        var section = (Zone?)null;
        for (var i = last + 1; i < blocks.Count; i++)
        {
            section = zones[i] ?? section;
            zones[i] ??= blocks[i].IsSentence ? null : section;
        }
    }
}
