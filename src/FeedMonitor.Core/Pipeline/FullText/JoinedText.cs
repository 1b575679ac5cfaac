using FeedMonitor.Cleaning;

namespace FeedMonitor.Pipeline.FullText;

/// <summary>An item's text from its page, without loss of what its feed said.</summary>
internal static class JoinedText
{
    private const int Enough = 60;

    /// <summary>The page; with the summary before it, if the page does not say the same. A summary is written by the editors, too.</summary>
    public static CleanText Of(CleanText summary, CleanText page)
    {
        var article = Letters(page.ArticleText);
        var missing = summary.Blocks.Where(block => block.Zone.IsText() && !article.Contains(Beginning(block.Text), StringComparison.Ordinal)).ToHashSet();
        if (missing.Count == 0)
        {
            return page;
        }

        var offset = summary.Shown.Length + 2;
        return page with
        {
            Shown = $"{summary.Shown}\n\n{page.Shown}",
            Blocks = [.. summary.Blocks, .. page.Blocks.Select(block => block with { Start = block.Start + offset, Zone = Below(block.Zone, summary) })],
        };
    }

    // What breaks off is compared without its end, and quotation marks and dashes are set differently here and there.
    private static string Beginning(string text) => Letters(text) is var letters && letters.Length > Enough ? letters[..Enough] : letters;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Headline and lead stand above already.
    private static Zone Below(Zone zone, CleanText summary) => zone switch
    {
        Zone.Headline when summary.Title.Length > 0 => Zone.Navigation,
        Zone.Lead => Zone.Body,
        _ => zone,
    };
}
