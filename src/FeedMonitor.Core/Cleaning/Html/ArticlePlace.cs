namespace FeedMonitor.Cleaning.Html;

/// <summary>Finds the region that holds the article.</summary>
internal static class ArticlePlace
{
    // The article's region is the innermost that still holds so much of what speaks for it.
    private const double MostOfIt = 0.8;

    private const double MadeOfLinks = 0.5;

    // An element that calls itself the article is believed if it has so much of the page's prose.
    private const double TitledArticle = 0.2;
    private const double UntitledArticle = 0.5;

    /// <summary>A paragraph that readability dropped speaks so much less for its region than one that it kept.</summary>
    private const int VoteOfReadability = 4;

    /// <summary>The number of the region that holds the article.</summary>
    /// <param name="outline">The page.</param>
    /// <param name="hints">The zone that structure tells of each block.</param>
    /// <param name="kept">The regions that readability keeps.</param>
    public static int Find(PageOutline outline, Zone?[] hints, IReadOnlySet<int> kept)
    {
        var prose = outline.Sum((block, i) => block.IsProse && hints[i] is null ? block.Weight * (kept.Contains(block.Region) ? VoteOfReadability : 1) : 0);
        if (prose[0] == 0)
        {
            // A page of a few short lines: what is neither named nor a link.
            prose = outline.Sum((block, i) => hints[i] is null && block.LinkShare < MadeOfLinks ? block.Weight : 0);
        }

        return Innermost(outline, prose, MainArticle(outline, prose));
    }

    // A page may show one article above a stream of others, each an <article>.
    private static int MainArticle(PageOutline outline, int[] prose)
    {
        var titled = outline.Sum(block => block.Tag == "h1" ? 1 : 0);
        for (var i = 1; i < prose.Length; i++)
        {
            if (outline.Regions[i].IsArticle && prose[i] >= (titled[i] > 0 ? TitledArticle : UntitledArticle) * prose[0])
            {
                return i;
            }
        }

        return 0;
    }

    private static int Innermost(PageOutline outline, int[] prose, int root)
    {
        var all = prose[root];
        for (var i = root + 1; i < prose.Length; i++)
        {
            // Regions stand after the one around them: each step goes one deeper.
            if (outline.Regions[i].Parent == root && prose[i] >= MostOfIt * all && !IsParagraph(outline.Regions[i]))
            {
                root = i;
            }
        }

        return root;
    }

    private static bool IsParagraph(Region region) => region.Name is "p" or "li" or "h1" or "h2" or "h3";
}
