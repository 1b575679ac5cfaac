namespace FeedMonitor.Cleaning.Html;

/// <summary>A page as cleaning sees it: its blocks in reading order, and the elements around them.</summary>
/// <param name="Regions">The elements that hold blocks; each after the one around it.</param>
/// <param name="Blocks">The blocks in reading order.</param>
internal sealed record PageOutline(IReadOnlyList<Region> Regions, IReadOnlyList<PageBlock> Blocks)
{
    /// <summary>The attribute that carries a region's number through what is done to the tree.</summary>
    public const string Stamp = "data-feedmonitor-region";

    /// <summary>The sum of a measure over each region's blocks, those of the regions within it included.</summary>
    public int[] Sum(Func<PageBlock, int> measure) => Sum((block, _) => measure(block));

    /// <summary>The same, of a measure that takes the block's number too.</summary>
    public int[] Sum(Func<PageBlock, int, int> measure)
    {
        var sums = new int[Regions.Count];
        for (var i = 0; i < Blocks.Count; i++)
        {
            sums[Blocks[i].Region] += measure(Blocks[i], i);
        }

        for (var i = Regions.Count - 1; i > 0; i--)
        {
            sums[Regions[i].Parent] += sums[i];
        }

        return sums;
    }

    /// <summary>Whether <paramref name="region"/> is <paramref name="outer"/> or stands within it.</summary>
    public bool IsWithin(int region, int outer)
    {
        while (region > outer)
        {
            region = Regions[region].Parent;
        }

        return region == outer;
    }
}
