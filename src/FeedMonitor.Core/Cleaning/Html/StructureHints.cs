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
        var page = Silenced(outline, _ => true);
        var article = Silenced(outline, block => kept.Contains(block.Region));
        var idle = new HashSet<string>(StringComparer.Ordinal);
        idle.UnionWith(article.Where(word => word.Share >= TooMuchOfTheArticle).Select(word => word.Word));
        idle.UnionWith(page.Where(word => word.Share >= TooMuchOfThePage).Select(word => word.Word));
        var zones = Told(outline, idle);

        // No page is all furniture: the word that silences most is the wrong one.
        foreach (var (word, _) in page.Where(word => !idle.Contains(word.Word)).OrderByDescending(word => word.Share))
        {
            if (outline.Blocks.Where((block, i) => block.IsProse && zones[i] is null).Any())
            {
                break;
            }

            idle.Add(word);
            zones = Told(outline, idle);
        }

        return zones;
    }

    private static Zone?[] Told(PageOutline outline, HashSet<string> idle)
    {
        // What is related is linked to; one paragraph called "teaser" that links nowhere is the article's own.
        var blocks = outline.Sum(_ => 1);
        var paragraphs = outline.Sum(block => block is { IsProse: true, IsSentence: true, LinkShare: 0 } ? 1 : 0);
        var zones = new Zone?[outline.Regions.Count];
        for (var i = 1; i < zones.Length; i++)
        {
            var isOwnTeaser = blocks[i] == 1 && paragraphs[i] == 1 && outline.Regions[i].Hint is { Zone: Zone.Related, IsTag: false };
            zones[i] = zones[outline.Regions[i].Parent] ?? (isOwnTeaser ? null : ZoneOf(outline.Regions[i].Hint));
        }

        return [.. outline.Blocks.Select(block => zones[block.Region] ?? ZoneOf(block.Hint))];

        Zone? ZoneOf(Hint? hint) => hint is null || idle.Contains(hint.Word) ? null : hint.Zone;
    }

    // The share of the prose that each word would silence, but for those that count however much stands there.
    private static List<(string Word, double Share)> Silenced(PageOutline outline, Func<PageBlock, bool> counts)
    {
        var prose = outline.Sum(block => block.IsProse && counts(block) ? block.Weight : 0);
        var silenced = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 1; i < prose.Length; i++)
        {
            if (prose[i] > 0 && outline.Regions[i].Hint is { IsFirm: false } hint && !IsNamedAround(outline, i, hint.Word))
            {
                silenced[hint.Word] = silenced.GetValueOrDefault(hint.Word) + prose[i];
            }
        }

        return [.. silenced.Select(pair => (pair.Key, pair.Value / (double)prose[0]))];
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
