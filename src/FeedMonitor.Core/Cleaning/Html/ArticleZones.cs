using FeedMonitor.Cleaning.Metadata;

namespace FeedMonitor.Cleaning.Html;

/// <summary>Gives the blocks of a page their zones, once it is known where the article stands.</summary>
internal static class ArticleZones
{
    private const int Standfirst = 40;

    /// <summary>The zone of each block; the first of the article is its lead.</summary>
    public static Zone[] Of(PageOutline outline, int root, Zone?[] hints, IReadOnlySet<int> kept, string title)
    {
        var blocks = outline.Blocks;
        var zones = new Zone?[blocks.Count];
        var inside = Enumerable.Range(0, blocks.Count).Where(i => outline.IsWithin(blocks[i].Region, root)).ToArray();
        var (first, last) = inside.Length > 0 ? (inside[0], inside[^1]) : (blocks.Count, -1);
        var headline = LastTitleBefore(blocks, first, title);
        var firstProse = Array.Find(inside, i => blocks[i].IsProse);
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Count; i++)
        {
            zones[i] = blocks[i] switch
            {
                var block when TextMeasure.IsTitle(block.Text, title) => Zone.Navigation,
                _ when hints[i] is { } hint => hint,
                var block when block.Weight >= Standfirst && i >= headline && !said.Add(block.Text) => Zone.Navigation,
                var block when i < first => FragmentZones.FromText(block) ?? (i > headline && headline >= 0 && IsStandfirst(block) ? null : Zone.Navigation),
                var block when i > last => FragmentZones.FromText(block) ?? Zone.Related,
                var block when i < firstProse && IsStamp(block) => Zone.Byline,
                var block => FragmentZones.FromText(block) ?? FromVote(block, kept),
            };
        }

        return Headings(blocks, zones, first, last);
    }

    private static bool IsStandfirst(PageBlock block) => block.LinkShare < 0.3 && block.Weight >= Standfirst && (block.IsSentence || block.Weight >= 2 * Standfirst);

    // The day above the text; among the paragraphs it is the heading of a chronicle.
    private static bool IsStamp(PageBlock block) => block.Weight < Standfirst && !block.IsSentence && TimeInText.Stands(block.Text);

    private static Zone? FromVote(PageBlock block, IReadOnlySet<int> kept) =>
        kept.Count == 0 || block.IsProse || kept.Contains(block.Region) || block.IsHeading ? null : Zone.Related;

    private static int LastTitleBefore(IReadOnlyList<PageBlock> blocks, int first, string title)
    {
        for (var i = first - 1; i >= 0; i--)
        {
            if (blocks[i].Tag == "h1" || TextMeasure.IsTitle(blocks[i].Text, title))
            {
                return i;
            }
        }

        return -1;
    }

    // A heading belongs to what follows it: where nothing up to the next heading is the article's, so is the heading's zone.
    private static Zone[] Headings(IReadOnlyList<PageBlock> blocks, Zone?[] zones, int first, int last)
    {
        Zone? below = Zone.Related;
        var nothingBelow = true;
        for (var i = Math.Min(last, blocks.Count - 1); i >= first; i--)
        {
            if (blocks[i].IsHeading)
            {
                zones[i] ??= nothingBelow ? below : null;
                (below, nothingBelow) = (null, zones[i] is not null);
            }
            else if (zones[i] is null)
            {
                nothingBelow = false;
            }
            else if (zones[i] is not (Zone.Caption or Zone.Byline))
            {
                below = zones[i];
            }
        }

        return Lead.Name(zones);
    }
}
