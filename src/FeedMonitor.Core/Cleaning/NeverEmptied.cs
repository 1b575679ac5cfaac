namespace FeedMonitor.Cleaning;

/// <summary>
/// Gives an item its text back of which nothing would be left: a feed that carries one line for an item means it, whatever words and links
/// stand in it. A whole page is another matter: there may be nothing but furniture.
/// </summary>
internal static class NeverEmptied
{
    private const int MostBlocks = 12;
    private const int FewestLetters = 12;

    /// <summary>The text with a lead, if it has anything that could be one.</summary>
    public static CleanText Of(CleanText text)
    {
        if (text.Blocks.Count > MostBlocks || text.Blocks.Any(block => block.Zone.IsText()))
        {
            return text;
        }

        var zones = text.Blocks.Select(block => MayBeText(block, text.Title) ? null : (Zone?)block.Zone).ToArray();
        return zones.Any(zone => zone is null) ? text with { Blocks = [.. text.Blocks.Zip(Lead.Name(zones), (block, zone) => block with { Zone = zone })] } : text;
    }

    private static bool MayBeText(Block block, string title) =>
        block.Zone is not (Zone.Headline or Zone.Comments) && TextMeasure.Weight(block.Text) >= FewestLetters && !TextMeasure.IsTitle(block.Text, title)
        && !FillerWords.AreAll(block.Text, most: 3);
}
