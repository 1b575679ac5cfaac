namespace FeedMonitor.Cleaning.Learning;

/// <summary>Takes out of an article what its site is known to repeat.</summary>
internal static class LearnedZones
{
    /// <summary>The text with its repeated blocks silenced, and the first that is left as the lead.</summary>
    /// <param name="text">The text, cleaned.</param>
    /// <param name="site">Its site.</param>
    /// <param name="sketch">What is known of the feed's sites.</param>
    public static CleanText Of(CleanText text, string site, BoilerplateSketch sketch)
    {
        if (!sketch.HasBoilerplate)
        {
            return text;
        }

        var repeated = text.Blocks.Where(block => block.Zone is Zone.Lead or Zone.Body && sketch.IsBoilerplate(BlockPrint.Of(site, block.Text))).ToHashSet();
        // A text of which all is repeated says just that.
        if (repeated.Count == 0 || !text.Blocks.Any(block => block.Zone is Zone.Lead or Zone.Body && !repeated.Contains(block)))
        {
            return text;
        }

        var lead = text.Blocks.FirstOrDefault(block => block.Zone is Zone.Lead or Zone.Body && !repeated.Contains(block));
        return text with
        {
            Blocks = [.. text.Blocks.Select(block =>
                repeated.Contains(block) ? block with { Zone = Zone.Boilerplate }
                : ReferenceEquals(block, lead) ? block with { Zone = Zone.Lead }
                : block)],
        };
    }
}
