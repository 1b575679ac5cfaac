using FeedMonitor.Cleaning.Flattened;

namespace FeedMonitor.Cleaning;

/// <summary>
/// Makes cleaning idempotent: what the rules for plain lines would drop from the article alone is dropped at once. So an item whose
/// text is the <see cref="CleanText.ArticleText"/> of a result, under the same title, keeps the very same paragraphs.
/// </summary>
internal static class Settling
{
    // Each round drops something, or is the last; real texts need one or two.
    private const int MostRounds = 10;

    /// <summary>The text with the zones at which nothing changes any more.</summary>
    public static CleanText Settle(CleanText text)
    {
        var blocks = text.Blocks.ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var article = Enumerable.Range(0, blocks.Length).Where(i => blocks[i].Zone is Zone.Lead or Zone.Body).ToArray();
            var lines = article.Select(i => new TextLine(blocks[i].Start, blocks[i].Text)).ToArray();
            var zones = FlattenedZones.Of(lines, text.Title, titleIsKnown: true);
            var changed = false;
            for (var i = 0; i < article.Length; i++)
            {
                changed |= !zones[i].IsMatched();
                blocks[article[i]] = blocks[article[i]] with { Zone = zones[i] };
            }

            if (!changed)
            {
                break;
            }
        }

        return text with { Blocks = blocks };
    }
}
