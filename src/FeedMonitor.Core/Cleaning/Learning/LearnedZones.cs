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

        var repeated = text.Blocks.Where(block => block.Zone.IsText() && sketch.IsBoilerplate(BlockPrint.Of(site, block.Text))).ToHashSet();
        var lead = text.Blocks.FirstOrDefault(block => block.Zone.IsText() && !repeated.Contains(block));

        // A text of which all is repeated says just that.
        if (repeated.Count == 0 || lead is null)
        {
            return text;
        }

        return text with
        {
            Blocks = [.. text.Blocks.Select(block =>
                repeated.Contains(block) ? block with { Zone = Zone.Boilerplate }
                : ReferenceEquals(block, lead) ? block with { Zone = Zone.Lead }
                : block)],
        };
    }
}
