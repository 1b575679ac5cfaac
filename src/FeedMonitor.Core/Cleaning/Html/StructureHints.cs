namespace FeedMonitor.Cleaning.Html;

/// <summary>The zone that the regions around a block tell: the outermost that counts.</summary>
internal static class StructureHints
{
    // A word that would silence so much of what readability takes for the article names something else on this page: "paywall" is
    // what is behind one, "sidebar-grid" what stands beside a sidebar.
    private const double TooMuchOfTheArticle = 0.3;
    private const double TooMuchOfThePage = 0.6;

    /// <summary>The zone for each block, or null where no region around it tells one.</summary>
    public static Zone?[] Of(PageOutline outline, IReadOnlySet<int> kept)
    {
        var article = Prose(outline, block => kept.Contains(block.Region));
        var page = Prose(outline, _ => true);
        var zones = new Zone?[outline.Regions.Count];

        // What is related is linked to; one paragraph called "teaser" that links nowhere is the article's own.
        var blocks = outline.Sum(_ => 1);
        var paragraphs = outline.Sum(block => block is { IsProse: true, IsSentence: true, LinkShare: 0 } ? 1 : 0);
        var idle = new HashSet<string>(StringComparer.Ordinal);
        idle.UnionWith(TooStrong(outline, article, TooMuchOfTheArticle));
        idle.UnionWith(TooStrong(outline, page, TooMuchOfThePage));
        for (var i = 1; i < zones.Length; i++)
        {
            var isOwnTeaser = blocks[i] == 1 && paragraphs[i] == 1 && outline.Regions[i].Hint is { Zone: Zone.Related, IsTag: false };
            zones[i] = zones[outline.Regions[i].Parent] ?? (isOwnTeaser ? null : Told(outline.Regions[i].Hint));
        }

        return [.. outline.Blocks.Select(block => zones[block.Region] ?? Told(block.Hint))];

        Zone? Told(Hint? hint) => hint is null || idle.Contains(hint.Word) ? null : hint.Zone;
    }

    private static int[] Prose(PageOutline outline, Func<PageBlock, bool> counts) => outline.Sum(block => block.IsProse && counts(block) ? block.Weight : 0);

    private static IEnumerable<string> TooStrong(PageOutline outline, int[] prose, double share)
    {
        var silenced = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 1; i < prose.Length; i++)
        {
            if (outline.Regions[i].Hint is { IsFirm: false } hint && !IsNamedAround(outline, i, hint.Word))
            {
                silenced[hint.Word] = silenced.GetValueOrDefault(hint.Word) + prose[i];
            }
        }

        return silenced.Where(pair => pair.Value > 0 && pair.Value >= share * prose[0]).Select(pair => pair.Key);
    }

    private static bool IsNamedAround(PageOutline outline, int region, string word)
    {
        for (var outer = outline.Regions[region].Parent; outer > 0; outer = outline.Regions[outer].Parent)
        {
            if (outline.Regions[outer].Hint?.Word == word)
            {
                return true;
            }
        }

        return false;
    }
}
